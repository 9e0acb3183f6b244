package dev.fbads.query.account;

import java.time.Instant;
import java.time.LocalDate;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The stored days of an account. */
@Schema(description = "The stored days of the account, independent of the period.")
public record StoredDays(
        @Schema(description = "first day that is stored; null when there is none", examples = "2025-11-01") @Nullable LocalDate firstDay,
        @Schema(description = "last day that is stored; null when there is none", examples = "2026-03-14") @Nullable LocalDate lastDay,
        @Schema(description = "last day that was over when it was imported; null when there is none", examples = "2026-03-13") @Nullable LocalDate lastCompleteDay,
        @Schema(description = "number of stored days, in daily or monthly slices", examples = "132") long days,
        @Schema(description = "number of days between the first and the last that are not stored", examples = "2") long missingDays,
        @Schema(description = "time of the last import; null when there is none", examples = "2026-03-15T06:00:00Z") @Nullable Instant lastSyncedAt) {

    /** Nothing is stored. */
    public static final StoredDays NONE = new StoredDays(null, null, null, 0, 0, null);
}
