package dev.fbads.query.breakdown;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.fbads.query.metric.MetricValues;

/** The totals that the rows of one currency divide. */
@Schema(description = "The totals that the rows of one currency divide, of the same days.")
public record BreakdownTotals(
        @Schema(description = "ISO 4217 code", examples = "CAD") String currency,
        @Schema(description = "without any breakdown, of the days that the set is stored for; null where those are not stored alike") @Nullable MetricValues totals,
        @Schema(description = "the totals less the sum of all rows, per metric that is added up: Meta hides values of small groups of people") @Nullable Map<String, @Nullable BigDecimal> unexplained,
        @Schema(description = "names of metrics that are bounds in the totals") List<String> upperBounds) {

    public BreakdownTotals {
        upperBounds = List.copyOf(upperBounds);
    }
}
