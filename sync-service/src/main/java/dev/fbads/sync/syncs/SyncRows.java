package dev.fbads.sync.syncs;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.periods.Period;
import io.vertx.mutiny.sqlclient.Row;

/** Rows of {@code facebook_sync_status} as values. */
final class SyncRows {

    static final String COLUMNS = """
            sync_id, compte_id, account_id, date_start, date_stop, granularity, breakdown_sets, status, progress, total_days,
            synced_days, failed_days, facebook_error_code, error_message, retry_count, next_retry_at, created_at, started_at,
            completed_at""";

    private SyncRows() {
    }

    /** The columns, qualified by the given alias of the table. */
    static String columnsOf(String table) {
        return Arrays.stream(COLUMNS.split(",")).map(column -> table + "." + column.strip()).collect(Collectors.joining(", "));
    }

    static Sync sync(Row row) {
        return new Sync(row.getString("sync_id"), row.getInteger("compte_id"), row.getString("account_id"),
                new Period(row.getLocalDate("date_start"), row.getLocalDate("date_stop")), row.getString("granularity"),
                List.of(row.getArrayOfStrings("breakdown_sets")), SyncState.ofWire(row.getString("status")),
                row.getInteger("progress"), row.getInteger("total_days"), row.getInteger("synced_days"),
                row.getInteger("failed_days"), row.getString("facebook_error_code"), row.getString("error_message"),
                row.getInteger("retry_count"), instant(row, "next_retry_at"),
                row.getOffsetDateTime("created_at").toInstant(), instant(row, "started_at"), instant(row, "completed_at"));
    }

    static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
