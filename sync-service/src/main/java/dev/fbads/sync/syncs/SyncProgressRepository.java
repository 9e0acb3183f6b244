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

/** {@code facebook_sync_status}, as its jobs move it. */
@ApplicationScoped
class SyncProgressRepository {

    private static final String LOCK_ACTIVE = "SELECT %s FROM facebook_lock_syncs($1)".formatted(SyncRows.COLUMNS);
    private static final String TALLY = "SELECT * FROM facebook_count_sync_jobs($1)";
    private static final String MOVE = """
            UPDATE facebook_sync_status sync
            SET status = moved.status, progress = greatest(sync.progress, moved.progress), synced_days = moved.synced_days,
                failed_days = moved.failed_days, retry_count = moved.retry_count, next_retry_at = moved.next_retry_at,
                facebook_error_code = moved.error_code, error_message = moved.error_message,
                completed_at = CASE WHEN moved.ended THEN now() END
            FROM unnest($1::varchar[], $2::text[], $3::integer[], $4::integer[], $5::integer[], $6::integer[],
                        $7::timestamptz[], $8::text[], $9::text[], $10::boolean[])
                 AS moved (sync_id, status, progress, synced_days, failed_days, retry_count, next_retry_at, error_code,
                           error_message, ended)
            WHERE sync.sync_id = moved.sync_id
            RETURNING %s
            """.formatted(SyncRows.columnsOf("sync"));

    /** Where a sync goes, and the figures that lead there. */
    record Move(SyncState state, SyncTally jobs) {
    }

    /** The syncs that wait for any of the jobs, held until the transaction ends. */
    Uni<List<Sync>> lockActive(SqlConnection connection, Collection<UUID> jobIds) {
        return connection.preparedQuery(LOCK_ACTIVE)
                .mapping(SyncRows::sync)
                .execute(Tuple.of((Object) jobIds.toArray(UUID[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    /** What the active syncs that wait for any of the jobs wait for, counted, by the sync's id. */
    Uni<Map<String, SyncTally>> tally(SqlConnection connection, Collection<UUID> jobIds) {
        return connection.preparedQuery(TALLY)
                .mapping(SyncProgressRepository::tally)
                .execute(Tuple.of((Object) jobIds.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<String, SyncTally> tallies = new HashMap<>();
                    rows.forEach(tally -> tallies.put(tally.syncId(), tally));
                    return tallies;
                });
    }

    /** Writes the states down, with the figures that led to them. */
    Uni<List<Sync>> move(SqlConnection connection, List<Move> moves) {
        if (moves.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return connection.preparedQuery(MOVE)
                .mapping(SyncRows::sync)
                .execute(Tuple.from(List.of(
                        column(moves, String[]::new, move -> move.jobs().syncId()),
                        column(moves, String[]::new, move -> move.state().wire()),
                        column(moves, Integer[]::new, move -> move.jobs().progress()),
                        column(moves, Integer[]::new, move -> move.jobs().syncedDays()),
                        column(moves, Integer[]::new, move -> move.jobs().failedDays()),
                        column(moves, Integer[]::new, move -> move.jobs().attempts()),
                        column(moves, OffsetDateTime[]::new,
                                move -> move.jobs().allResting() ? move.jobs().nextRetryAt() : null),
                        column(moves, String[]::new, move -> move.jobs().explained() ? move.jobs().errorCode() : null),
                        column(moves, String[]::new, move -> move.jobs().explained() ? move.jobs().errorMessage() : null),
                        column(moves, Boolean[]::new, move -> move.state() instanceof SyncState.Ended))))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    private static <T> @Nullable T[] column(List<Move> moves, IntFunction<@Nullable T[]> array,
            Function<Move, @Nullable T> value) {
        return moves.stream().map(value).toArray(array);
    }

    private static SyncTally tally(Row row) {
        return new SyncTally(row.getString("sync_id"), row.getInteger("unfinished"), row.getInteger("moving"),
                row.getInteger("resting"), row.getInteger("given_up"), row.getInteger("done"), row.getInteger("percent"),
                row.getInteger("synced_days"), row.getInteger("failed_days"), row.getInteger("attempts"),
                row.getOffsetDateTime("next_retry_at"), row.getString("error_code"), row.getString("error_message"));
    }
}
