package dev.fbads.sync.syncs;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Updates {@code facebook_sync_status} when jobs change. */
@ApplicationScoped
class SyncProgressRepository {

    private static final String LOCK_ACTIVE = "SELECT %s FROM facebook_lock_syncs($1)".formatted(SyncRows.COLUMNS);
    private static final String COUNTS = "SELECT * FROM facebook_count_sync_jobs($1)";
    private static final String UPDATE_SYNCS = """
            UPDATE facebook_sync_status sync
            SET status = updated.status, progress = greatest(sync.progress, updated.progress), synced_days = updated.synced_days,
                failed_days = updated.failed_days, retry_count = updated.retry_count, next_retry_at = updated.next_retry_at,
                facebook_error_code = updated.error_code, error_message = updated.error_message,
                completed_at = CASE WHEN updated.ended THEN now() END
            FROM unnest($1::varchar[], $2::text[], $3::integer[], $4::integer[], $5::integer[], $6::integer[],
                        $7::timestamptz[], $8::text[], $9::text[], $10::boolean[])
                 AS updated (sync_id, status, progress, synced_days, failed_days, retry_count, next_retry_at, error_code,
                           error_message, ended)
            WHERE sync.sync_id = updated.sync_id
            RETURNING %s
            """
            .formatted(SyncRows.columnsOf("sync"));

    /** The new state of a sync and the counts from which it follows. */
    record Update(SyncState state, SyncProgressCounts jobs) {
    }

    /** The active syncs that wait for any of the jobs, locked until the transaction ends. */
    Uni<List<Sync>> lockActive(SqlConnection connection, Collection<UUID> jobIds) {
        return connection.preparedQuery(LOCK_ACTIVE)
                .mapping(SyncRows::sync)
                .execute(Tuple.of((Object) jobIds.toArray(UUID[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    /** The counts of the active syncs that wait for any of the jobs, by the sync's id. */
    Uni<Map<String, SyncProgressCounts>> counts(SqlConnection connection, Collection<UUID> jobIds) {
        return connection.preparedQuery(COUNTS)
                .mapping(SyncProgressRepository::counts)
                .execute(Tuple.of((Object) jobIds.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<String, SyncProgressCounts> bySync = new HashMap<>();
                    rows.forEach(counts -> bySync.put(counts.syncId(), counts));
                    return bySync;
                });
    }

    /** Writes the new states and counts; returns the updated syncs. */
    Uni<List<Sync>> update(SqlConnection connection, List<Update> updates) {
        if (updates.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return connection.preparedQuery(UPDATE_SYNCS)
                .mapping(SyncRows::sync)
                .execute(Tuple.from(List.of(
                        column(updates, String[]::new, update -> update.jobs().syncId()),
                        column(updates, String[]::new, update -> update.state().wire()),
                        column(updates, Integer[]::new, update -> update.jobs().progress()),
                        column(updates, Integer[]::new, update -> update.jobs().syncedDays()),
                        column(updates, Integer[]::new, update -> update.jobs().failedDays()),
                        column(updates, Integer[]::new, update -> update.jobs().attempts()),
                        column(updates, OffsetDateTime[]::new,
                                update -> update.jobs().allPaused() ? update.jobs().nextRetryAt() : null),
                        column(updates, String[]::new, update -> update.jobs().explained() ? update.jobs().errorCode() : null),
                        column(updates, String[]::new,
                                update -> update.jobs().explained() ? update.jobs().errorMessage() : null),
                        column(updates, Boolean[]::new, update -> update.state() instanceof SyncState.Ended))))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    private static <T> @Nullable T[] column(List<Update> updates, IntFunction<@Nullable T[]> array,
            Function<Update, @Nullable T> value) {
        return updates.stream().map(value).toArray(array);
    }

    private static SyncProgressCounts counts(Row row) {
        return new SyncProgressCounts(row.getString("sync_id"), row.getInteger("unfinished"), row.getInteger("moving"),
                row.getInteger("resting"), row.getInteger("given_up"), row.getInteger("done"), row.getInteger("percent"),
                row.getInteger("synced_days"), row.getInteger("failed_days"), row.getInteger("attempts"),
                row.getOffsetDateTime("next_retry_at"), row.getString("error_code"), row.getString("error_message"));
    }
}
