package dev.fbads.sync.syncs;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.Granularity;
import dev.fbads.sync.access.AdAccount;
import dev.fbads.sync.access.Caller;
import dev.fbads.sync.plan.SyncScope;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Finds and inserts syncs in {@code facebook_sync_status}. */
@ApplicationScoped
class SyncRepository {

    private static final String ACTIVE = """
            SELECT %s FROM facebook_sync_status
            WHERE compte_id = $1 AND account_id = $2 AND date_start = $3 AND date_stop = $4
              AND granularity IS NOT DISTINCT FROM $5 AND breakdown_sets = $6
              AND status IN ('pending', 'syncing', 'rate_limited')
            """.formatted(SyncRows.COLUMNS);
    private static final String ONE = "SELECT %s FROM facebook_sync_status WHERE sync_id = $1".formatted(SyncRows.COLUMNS);
    private static final String INSERT = """
            INSERT INTO facebook_sync_status
                (sync_id, compte_id, user_id, account_id, date_start, date_stop, granularity, breakdown_sets, status, total_days)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'pending', $9)
            RETURNING %s
            """
            .formatted(SyncRows.COLUMNS);

    Uni<Optional<Sync>> active(SqlConnection connection, AdAccount account, SyncScope scope) {
        return connection.preparedQuery(ACTIVE)
                .mapping(SyncRows::sync)
                .execute(Tuple.of(account.compteId(), account.accountId().value(), scope.period().since(),
                        scope.period().until(),
                        granularity(scope), sets(scope)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).findFirst());
    }

    /** The sync with the id, which must exist. */
    Uni<Sync> find(SqlConnection connection, String syncId) {
        return connection.preparedQuery(ONE)
                .mapping(SyncRows::sync)
                .execute(Tuple.of(syncId))
                .map(rows -> rows.iterator().next());
    }

    Uni<Sync> insert(SqlConnection connection, String syncId, AdAccount account, Caller caller, SyncScope scope,
            int totalDays) {
        List<Object> values = Arrays.asList(syncId, account.compteId(), caller.userId(), account.accountId().value(),
                scope.period().since(), scope.period().until(), granularity(scope), sets(scope), totalDays);
        return connection.preparedQuery(INSERT)
                .mapping(SyncRows::sync)
                .execute(Tuple.from(values))
                .map(rows -> rows.iterator().next());
    }

    private static @Nullable String granularity(SyncScope scope) {
        return scope.granularity().map(Granularity::wire).orElse(null);
    }

    private static String[] sets(SyncScope scope) {
        return scope.breakdownSets().stream().map(BreakdownSet::wire).toArray(String[]::new);
    }
}
