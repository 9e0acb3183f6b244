package dev.fbads.query.coverage;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.contracts.insights.Granularity;
import dev.fbads.contracts.periods.Period;
import dev.fbads.query.tenant.TenantSession;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads {@code facebook_day_ledger}. */
@ApplicationScoped
public class LedgerRepository {

    private static final String WITHIN = """
            SELECT granularity, date_start, date_stop, state, fetched_at
            FROM public.facebook_day_ledger
            WHERE compte_id = $1 AND account_id = $2 AND breakdown_set = 'none' AND granularity IN ('day', 'month')
              AND date_start BETWEEN $3 AND $4 AND date_stop <= $4
            """;

    /** The slices of set {@code none} that lie wholly in the period, in no order. */
    public Uni<List<LedgerSlice>> within(TenantSession session, int compteId, String accountId, Period period) {
        return session.list(WITHIN, Tuple.of(compteId, accountId, period.since(), period.until()), LedgerRepository::slice);
    }

    private static LedgerSlice slice(Row row) {
        return new LedgerSlice(Granularity.ofWire(row.getString("granularity")).orElseThrow(),
                new Period(row.getLocalDate("date_start"), row.getLocalDate("date_stop")),
                SliceState.ofWire(row.getString("state")), row.getOffsetDateTime("fetched_at").toInstant());
    }
}
