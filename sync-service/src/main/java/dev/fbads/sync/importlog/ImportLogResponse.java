package dev.fbads.sync.importlog;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Import logs, newest first.
 *
 * @param after value of {@code after} for the next page; absent on the last page
 */
public record ImportLogResponse(List<Line> imports, @Nullable Long after) {

    public ImportLogResponse {
        imports = List.copyOf(imports);
    }

    /**
     * One run of one job.
     *
     * @param rowsUpdated rows that were replaced
     * @param facebookQuotaUsage Meta's usage, percent by kind
     * @param errorDetails refused rows by reason, or the cause of the failure
     */
    public record Line(long id, int compteId, String accountId, String userId, String breakdownSet, LocalDate dateStart,
            LocalDate dateStop, String status, int rowsImported, int rowsUpdated, int rowsFailed, int apiCallsMade,
            int apiCallsFailed,
            @Schema(implementation = Object.class, type = SchemaType.OBJECT) @Nullable JsonNode facebookQuotaUsage,
            @Schema(implementation = Object.class, type = SchemaType.OBJECT) @Nullable JsonNode errorDetails,
            @Schema(implementation = Object.class, type = SchemaType.OBJECT) @Nullable JsonNode performanceMetrics,
            int durationSeconds, int memoryUsageMb, Instant createdAt) {
    }
}
