package dev.fbads.query.coverage;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.Granularity;
import dev.fbads.contracts.periods.Period;
import dev.fbads.query.account.AccountScope;
import dev.fbads.query.tenant.TenantSession;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads {@code facebook_day_ledger}. */
@ApplicationScoped
public class LedgerRepository {

    private static final int FIRST_OF_SCOPE = 4;

    private static final String WITHIN = """
            SELECT compte_id, account_id, granularity, date_start, date_stop, state, fetched_at
            FROM public.facebook_day_ledger
            WHERE breakdown_set = $3 AND granularity IN ('day', 'month') AND date_start BETWEEN $1 AND $2 AND date_stop <= $2
              AND %s
            """;

    /** The slices of set {@code none} of the accounts of the scope that lie wholly in the period, in no order. */
    public Uni<List<LedgerSlice>> within(TenantSession session, AccountScope scope, Period period) {
        return within(session, scope, period, BreakdownSet.NONE);
    }

    /** The same for any set. */
    public Uni<List<LedgerSlice>> within(TenantSession session, AccountScope scope, Period period, BreakdownSet set) {
        List<Object> parameters = new ArrayList<>(List.of(period.since(), period.until(), set.wire()));
        parameters.addAll(scope.values());
        return session.list(WITHIN.formatted(scope.condition(FIRST_OF_SCOPE)),
                Tuple.from(parameters), LedgerRepository::slice);
    }

    private static LedgerSlice slice(Row row) {
        return new LedgerSlice(row.getInteger(0), row.getString(1),
                Granularity.ofWire(row.getString(2)).orElseThrow(),
                new Period(row.getLocalDate(3), row.getLocalDate(4)),
                SliceState.ofWire(row.getString(5)), row.getOffsetDateTime(6).toInstant());
    }
}
