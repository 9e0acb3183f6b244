package dev.fbads.sync.ledger;

import java.util.Collection;
import java.util.List;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.Granularity;
import dev.fbads.contracts.periods.Period;
import dev.fbads.sync.access.AdAccount;
import dev.fbads.sync.plan.Slice;
import dev.fbads.sync.plan.StoredSlice;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads {@code facebook_day_ledger}. */
@ApplicationScoped
public class LedgerRepository {

    /** Omits open days of set {@code none} that were fetched before Meta reported a change of one of the account's objects. */
    private static final String WITHIN = """
            SELECT breakdown_set, granularity, date_start, fetched_at
            FROM facebook_day_ledger ledger JOIN facebook_ad_accounts account USING (compte_id, account_id)
            WHERE compte_id = $1 AND account_id = $2 AND breakdown_set = ANY ($3)
              AND date_start BETWEEN $4 AND $5
              AND NOT (breakdown_set = 'none' AND granularity = 'day' AND state = 'open'
                       AND fetched_at <= coalesce(account.objects_changed_at, '-infinity'))
            """;
    private static final String STORED = """
            SELECT breakdown_set, granularity, date_start, fetched_at FROM facebook_day_ledger
            WHERE compte_id = $1 AND account_id = $2 AND date_start BETWEEN $3 AND $4
            """;

    /** The slices of all sets that begin in the period, of any age. */
    public Uni<List<StoredSlice>> stored(SqlConnection connection, AdAccount account, Period period) {
        return connection.preparedQuery(STORED)
                .mapping(LedgerRepository::slice)
                .execute(Tuple.of(account.compteId(), account.accountId().value(), period.since(), period.until()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    /** The slices that begin in the period, without stale ones, which must be fetched again. */
    public Uni<List<StoredSlice>> within(SqlConnection connection, AdAccount account, Period period,
            Collection<BreakdownSet> sets) {
        String[] names = sets.stream().map(BreakdownSet::wire).toArray(String[]::new);
        return connection.preparedQuery(WITHIN)
                .mapping(LedgerRepository::slice)
                .execute(Tuple.of(account.compteId(), account.accountId().value(), names, period.since(), period.until()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    private static StoredSlice slice(Row row) {
        Slice slice = new Slice(Granularity.ofWire(row.getString("granularity")).orElseThrow(),
                row.getLocalDate("date_start"));
        return new StoredSlice(BreakdownSet.ofWire(row.getString("breakdown_set")).orElseThrow(), slice,
                row.getOffsetDateTime("fetched_at").toInstant());
    }
}
