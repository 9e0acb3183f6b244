package dev.fbads.query.breakdown;

import java.math.BigDecimal;
import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.fbads.query.metric.MetricValues;

/** The figures of one value, for one object or for all objects. Members that a row does not have are left out. */
@Schema(description = "The figures of one value, for one object or for all objects. Members that a row does not have are left out.")
public record BreakdownRow(
        @Schema(description = "Meta's id of the object; with group_by=object") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String id,
        @Schema(description = "newest known name of the object") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String name,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String accountId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String campaignId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String adsetId,
        @Schema(description = "ISO 4217 code of every amount in the row", examples = "CAD") String currency,
        @Schema(description = "per breakdown of the set its value; null where Meta sends none", examples = "{\"age\":\"25-34\",\"gender\":\"female\"}") Map<String, @Nullable String> values,
        @Schema(description = "whether reach, unique clicks and unique actions of the row are Meta's own figures and not sums of "
                + "several of them") boolean peopleExact,
        @Schema(description = "sets of actions divide actions only: their rows have the three lists and no other metric", implementation = MetricValues.class) Object metrics,
        @Schema(description = "percent of the totals of the row's currency, per metric that is added up; null where that is zero. Left "
                + "out for sets of actions, and where the totals of the same days are not stored") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, @Nullable BigDecimal> shareOfTotal,
        @Schema(description = "the same of the figures of the row's object; with group_by=object") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, @Nullable BigDecimal> shareOfObject) {
}
