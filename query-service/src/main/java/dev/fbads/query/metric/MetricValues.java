package dev.fbads.query.metric;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;

/** The figures of one row, or of all rows together, under Meta's names. Ratios are of the sums in the same object. */
@Schema(name = "Metrics", description = "Figures under Meta's names; GET /api/facebook/metrics tells unit and kind of each. Money is in the "
        + "major unit of the account's currency. Ratios are computed from the sums in the same object, to six decimals, half up; a "
        + "division by zero is null.")
@JsonSerialize(using = MetricValuesSerializer.class)
public record MetricValues(@Schema(hidden = true) Figures figures, @Schema(hidden = true) ActionIndex index) {
}
