package dev.fbads.sync.importlog;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** {@code facebook_import_logs}. */
@ApplicationScoped
public class ImportLogRepository {

    private static final long MEBIBYTE = 1024 * 1024;
    private static final double MILLIS = 1000;
    private static final String INSERT = """
            INSERT INTO facebook_import_logs
                (compte_id, user_id, account_id, date_start, date_stop, status, rows_imported, rows_updated, rows_failed,
                 api_calls_made, api_calls_failed, facebook_quota_usage, error_details, performance_metrics, duration_seconds,
                 job_id, breakdown_set, memory_usage_mb)
            SELECT compte_id, user_id, account_id, date_start, date_stop, status, rows_imported, rows_updated, rows_failed,
                   calls_made, calls_failed, quota::jsonb, errors::jsonb, performance::jsonb, seconds, job_id, breakdown_set, $18
            FROM unnest($1::integer[], $2::text[], $3::text[], $4::date[], $5::date[], $6::text[], $7::integer[], $8::integer[],
                        $9::integer[], $10::integer[], $11::integer[], $12::text[], $13::text[], $14::text[], $15::integer[],
                        $16::uuid[], $17::text[])
                 AS run (compte_id, user_id, account_id, date_start, date_stop, status, rows_imported, rows_updated, rows_failed,
                         calls_made, calls_failed, quota, errors, performance, seconds, job_id, breakdown_set)
            """;

    /**
     * Writes the line in the transaction that ends the run. Its memory is the heap that the process uses at that time: runs
     * share the heap, so that there is no figure per run.
     */
    public Uni<Void> add(SqlConnection connection, ImportLogEntry entry) {
        return addAll(connection, List.of(entry));
    }

    /** Writes the lines of several runs that end in one transaction. */
    public Uni<Void> addAll(SqlConnection connection, List<ImportLogEntry> entries) {
        Runtime runtime = Runtime.getRuntime();
        int usedMb = Math.toIntExact((runtime.totalMemory() - runtime.freeMemory()) / MEBIBYTE);
        return connection.preparedQuery(INSERT).execute(columns(entries).addInteger(usedMb)).replaceWithVoid();
    }

    private static Tuple columns(List<ImportLogEntry> entries) {
        return Tuple.tuple()
                .addArrayOfInteger(column(entries, Integer[]::new, entry -> entry.job().compteId()))
                .addArrayOfString(column(entries, String[]::new, entry -> entry.job().userId()))
                .addArrayOfString(column(entries, String[]::new, entry -> entry.job().accountId().value()))
                .addArrayOfLocalDate(column(entries, LocalDate[]::new, entry -> entry.job().range().period().since()))
                .addArrayOfLocalDate(column(entries, LocalDate[]::new, entry -> entry.job().range().period().until()))
                .addArrayOfString(column(entries, String[]::new, entry -> entry.status().wire()))
                .addArrayOfInteger(column(entries, Integer[]::new, entry -> Math.toIntExact(entry.rowsImported())))
                .addArrayOfInteger(column(entries, Integer[]::new, entry -> Math.toIntExact(entry.rowsUpdated())))
                .addArrayOfInteger(column(entries, Integer[]::new, entry -> Math.toIntExact(entry.rowsFailed())))
                .addArrayOfInteger(column(entries, Integer[]::new, ImportLogEntry::callsMade))
                .addArrayOfInteger(column(entries, Integer[]::new, ImportLogEntry::callsFailed))
                .addArrayOfString(column(entries, String[]::new, entry -> json(new HashMap<>(entry.quota()))))
                .addArrayOfString(column(entries, String[]::new, entry -> json(entry.errors())))
                .addArrayOfString(column(entries, String[]::new, entry -> json(entry.performance())))
                .addArrayOfInteger(column(entries, Integer[]::new, entry -> seconds(entry.duration())))
                .addArrayOfUUID(column(entries, UUID[]::new, entry -> entry.job().jobId()))
                .addArrayOfString(column(entries, String[]::new, entry -> entry.job().range().breakdownSet().wire()));
    }

    private static <T> @Nullable T[] column(List<ImportLogEntry> entries, IntFunction<@Nullable T[]> array,
            Function<ImportLogEntry, @Nullable T> value) {
        return entries.stream().map(value).toArray(array);
    }

    private static int seconds(Duration duration) {
        return Math.toIntExact(Math.round(duration.toMillis() / MILLIS));
    }

    private static @Nullable String json(Map<String, Object> values) {
        return values.isEmpty() ? null : new JsonObject(values).encode();
    }
}
