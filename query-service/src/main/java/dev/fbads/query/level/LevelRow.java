package dev.fbads.query.level;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.fbads.query.account.AdAccount;
import dev.fbads.query.figures.ObjectHierarchy;
import dev.fbads.query.metric.ActionIndex;
import dev.fbads.query.metric.MetricDelta;
import dev.fbads.query.metric.MetricValues;

/** One account, campaign, ad set or ad with its figures. Members that its level does not have are left out. */
@Schema(description = "One account, campaign, ad set or ad. Members that its level does not have are left out.")
public record LevelRow(
        @Schema(description = "Meta's id; act_ followed by digits for the account") String id,
        @Schema(description = "newest known name; null when Meta never sent one") @Nullable String name,
        String accountId,
        @Schema(description = "ISO 4217 code of every amount in the row", examples = "CAD") String currency,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String campaignId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String campaignName,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String adsetId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String adsetName,
        @Schema(description = "Meta's effective_status, where known") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String status,
        @Schema(description = "whether reach, unique clicks and unique actions of the row are Meta's own figures and not sums of "
                + "several of them; for the period, not for the comparison") boolean peopleExact,
        MetricValues metrics,
        @Schema(description = "figures of the comparison period; zeros where the object delivered nothing in it") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable MetricValues compare,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable MetricDelta delta) {

    /** The row of a response. */
    public static LevelRow of(RowFigures row, AdAccount account, ObjectHierarchy hierarchy, ActionIndex actions) {
        MetricValues now = new MetricValues(row.now(), actions);
        @Nullable
        MetricValues before = row.before() == null ? null : new MetricValues(row.before(), actions);
        return new LevelRow(row.key().objectId(), hierarchy.name(), account.accountId(), account.currency(),
                hierarchy.campaignId(),
                hierarchy.campaignName(), hierarchy.adsetId(), hierarchy.adsetName(), hierarchy.status(),
                row.now().storedRows() <= 1, now,
                before, before == null ? null : new MetricDelta(now, before));
    }
}
