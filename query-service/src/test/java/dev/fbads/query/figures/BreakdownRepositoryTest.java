package dev.fbads.query.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.Granularity;
import dev.fbads.contracts.periods.Period;
import dev.fbads.query.coverage.LedgerSlice;
import dev.fbads.query.coverage.SliceSelection;
import dev.fbads.query.coverage.SliceState;
import dev.fbads.query.tenant.Caller;
import dev.fbads.query.tenant.TenantSession;
import dev.fbads.query.tenant.TenantTransaction;
import dev.fbads.query.testing.ServiceTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

/** The plan for the items of actions: grouping them by sorting takes four times as long. */
@ServiceTest
class BreakdownRepositoryTest {

    private static final Caller CALLER = new Caller("somebody");
    private static final String ACCOUNT = "act_5007";

    @Inject
    TenantTransaction transaction;

    @Inject
    BreakdownRepository breakdowns;

    @Test
    void sumsAreGroupedWithoutSortsAndNothingElseIs() {
        LocalDate day = LocalDate.parse("2026-02-01");
        Period period = new Period(day, day);
        SliceSelection selection = SliceSelection.of(period,
                List.of(new LedgerSlice(1, ACCOUNT, Granularity.DAY, period, SliceState.FINAL, Instant.EPOCH)));
        BreakdownRead read = new BreakdownRead(1, Level.ADS, true, BreakdownSet.COUNTRY, Map.of(ACCOUNT, selection),
                ObjectFilter.NONE);

        String during = transaction.as(CALLER, session -> breakdowns.sums(session, read, 10).chain(() -> sorts(session)))
                .await().indefinitely();

        assertThat(during).isEqualTo("off");
        for (int connection = 0; connection < 40; connection++) {
            assertThat(transaction.as(CALLER, BreakdownRepositoryTest::sorts).await().indefinitely()).isEqualTo("on");
        }
    }

    private static Uni<String> sorts(TenantSession session) {
        return session.list("SELECT current_setting('enable_sort')", Tuple.tuple(), row -> row.getString(0))
                .map(List::getFirst);
    }
}
