package dev.fbads.sync.syncs;

import java.time.LocalDate;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a sync request, for the OpenAPI document; {@link SyncRequestReader} reads it. */
@Schema(name = "SyncRequest")
record SyncRequestBody(
        @Schema(required = true, examples = "act_900100400", description = "With or without act_") String account_id,
        @Schema(description = "Required if the account belongs to several comptes of the caller") @Nullable Integer compte_id,
        @Schema(description = "First day, inclusive, a day of the ad account") @Nullable LocalDate since,
        @Schema(description = "Last day, inclusive") @Nullable LocalDate until,
        @Schema(description = "Instead of since and until; Meta's names", examples = "last_30d") @Nullable String date_preset,
        @Schema(enumeration = {
                "day", "month" }, description = "Chosen by length where absent") @Nullable String granularity,
        @Schema(description = "Default: those of the compte's settings") @Nullable List<String> breakdown_sets){
}
