package dev.fbads.sync.importlog;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.fbads.sync.jobs.ClaimedJob;
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
                 memory_usage_mb, job_id, breakdown_set)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
            """;

    /**
     * Writes the line in the transaction that ends the run. Its memory is the heap that the process uses then: runs share it,
     * and no figure of one alone is to be had.
     */
    public Uni<Void> add(SqlConnection connection, ImportLogEntry entry) {
        return addAll(connection, List.of(entry));
    }

    /** The same for several runs that end in one transaction. */
    public Uni<Void> addAll(SqlConnection connection, List<ImportLogEntry> entries) {
        Runtime runtime = Runtime.getRuntime();
        int usedMb = Math.toIntExact((runtime.totalMemory() - runtime.freeMemory()) / MEBIBYTE);
        return connection.preparedQuery(INSERT)
                .executeBatch(entries.stream().map(entry -> row(entry, usedMb)).toList())
                .replaceWithVoid();
    }

    private static Tuple row(ImportLogEntry entry, int usedMb) {
        ClaimedJob job = entry.job();
        return Tuple.from(Arrays.asList(job.compteId(), job.userId(), job.accountId().value(),
                job.range().period().since(), job.range().period().until(), entry.status().wire(),
                Math.toIntExact(entry.rowsImported()), Math.toIntExact(entry.rowsUpdated()),
                Math.toIntExact(entry.rowsFailed()), entry.callsMade(), entry.callsFailed(),
                json(new HashMap<>(entry.quota())), json(entry.errors()), json(entry.performance()),
                Math.toIntExact(Math.round(entry.duration().toMillis() / MILLIS)), usedMb, job.jobId(),
                job.range().breakdownSet().wire()));
    }

    private static @Nullable JsonObject json(Map<String, Object> values) {
        return values.isEmpty() ? null : new JsonObject(values);
    }
}
