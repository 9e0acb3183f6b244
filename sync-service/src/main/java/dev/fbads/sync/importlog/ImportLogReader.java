package dev.fbads.sync.importlog;

import java.io.UncheckedIOException;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.sync.access.Caller;
import dev.fbads.sync.access.TenantTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads {@code facebook_import_logs} under row level security. */
@ApplicationScoped
class ImportLogReader {

    private static final String NEWEST = """
            SELECT id, compte_id, account_id, user_id, breakdown_set, date_start, date_stop, status, rows_imported, rows_updated,
                   rows_failed, api_calls_made, api_calls_failed, facebook_quota_usage::text AS quota,
                   error_details::text AS errors, performance_metrics::text AS performance, duration_seconds, memory_usage_mb,
                   created_at
            FROM facebook_import_logs
            WHERE ($1::text IS NULL OR account_id = $1) AND ($2::bigint IS NULL OR id < $2)
            ORDER BY id DESC LIMIT $3
            """;

    private final TenantTransaction tenant;
    private final ObjectMapper json;

    ImportLogReader(TenantTransaction tenant, ObjectMapper json) {
        this.tenant = tenant;
        this.json = json;
    }

    /** A page of logs of the caller's comptes. */
    Uni<ImportLogResponse> newest(Caller caller, @Nullable AccountId accountId, @Nullable Long before, int limit) {
        return tenant.as(caller, connection -> connection.preparedQuery(NEWEST)
                .mapping(this::line)
                .execute(Tuple.of(accountId == null ? null : accountId.value(), before, limit)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList())
                .map(lines -> new ImportLogResponse(lines, lines.size() < limit ? null : lines.getLast().id()));
    }

    private ImportLogResponse.Line line(Row row) {
        return new ImportLogResponse.Line(row.getLong("id"), row.getInteger("compte_id"), row.getString("account_id"),
                row.getString("user_id"), row.getString("breakdown_set"), row.getLocalDate("date_start"),
                row.getLocalDate("date_stop"), row.getString("status"), row.getInteger("rows_imported"),
                row.getInteger("rows_updated"), row.getInteger("rows_failed"), row.getInteger("api_calls_made"),
                row.getInteger("api_calls_failed"), tree(row.getString("quota")), tree(row.getString("errors")),
                tree(row.getString("performance")), row.getInteger("duration_seconds"), row.getInteger("memory_usage_mb"),
                row.getOffsetDateTime("created_at").toInstant());
    }

    private @Nullable JsonNode tree(@Nullable String text) {
        try {
            return text == null ? null : json.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException("jsonb that is not JSON", impossible);
        }
    }
}
