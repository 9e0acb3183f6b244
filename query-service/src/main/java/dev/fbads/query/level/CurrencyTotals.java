package dev.fbads.query.level;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.fbads.query.metric.MetricDelta;
import dev.fbads.query.metric.MetricValues;

/** The totals of all rows of one currency. */
@Schema(description = "The totals over all rows, not only the page's, of the accounts of one currency.")
public record CurrencyTotals(
        @Schema(description = "ISO 4217 code", examples = "CAD") String currency,
        MetricValues totals,
        @Schema(description = "of the comparison period") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable MetricValues compare,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable MetricDelta delta) {
}
