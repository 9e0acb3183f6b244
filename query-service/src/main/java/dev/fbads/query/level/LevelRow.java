package dev.fbads.query.level;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

/** One account, campaign, ad set or ad with its figures. Members that its level does not have are left out. */
@Schema(description = "One account, campaign, ad set or ad. Members that its level does not have are left out.")
public record LevelRow(
        @Schema(description = "Meta's id; act_ followed by digits for the account") String id,
        @Schema(description = "newest known name; null when Meta never sent one") @Nullable String name,
        String accountId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String campaignId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String campaignName,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String adsetId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String adsetName,
        @Schema(description = "Meta's effective_status, where known") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String status,
        Metrics metrics) {
}
