package dev.fbads.query.account;

import java.time.Instant;
import java.time.LocalDate;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How much is stored of an account. */
@Schema(description = "How much of the account is stored, whatever the period.")
public record StoredDays(
        @Schema(description = "first day that is stored; null when there is none", examples = "2025-11-01") @Nullable LocalDate firstDay,
        @Schema(description = "last day that is stored; null when there is none", examples = "2026-03-14") @Nullable LocalDate lastDay,
        @Schema(description = "last day that was over when it was imported; null when there is none", examples = "2026-03-13") @Nullable LocalDate lastCompleteDay,
        @Schema(description = "how many days are stored, by themselves or within a month", examples = "132") long days,
        @Schema(description = "how many days between the first and the last are not", examples = "2") long missingDays,
        @Schema(description = "when something was imported last; null when never", examples = "2026-03-15T06:00:00Z") @Nullable Instant lastSyncedAt) {

    /** Of an account of which nothing is stored. */
    public static final StoredDays NONE = new StoredDays(null, null, null, 0, 0, null);
}
