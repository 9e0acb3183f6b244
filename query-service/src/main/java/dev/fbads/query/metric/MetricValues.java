package dev.fbads.query.metric;

import java.math.BigDecimal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;

/** The figures of one or of all rows, under Meta's names. Ratios are computed from the sums in the same object. */
@Schema(name = "Metrics", description = "Figures under Meta's names; GET /api/facebook/metrics lists unit and kind of each. Money is in the "
        + "major unit of the account's currency. Ratios are computed from the sums in the same object, to six decimals, half up; a "
        + "division by zero is null.")
@JsonSerialize(using = MetricValuesSerializer.class)
public final class MetricValues {

    @Schema(hidden = true)
    private final Figures figures;
    @Schema(hidden = true)
    private final ActionIndex index;
    /** Values by the ordinal of their metric, computed once, for the row and its change. */
    @Schema(hidden = true)
    private final @Nullable BigDecimal[] values = new @Nullable BigDecimal[Metric.ALL.size()];

    public MetricValues(Figures figures, ActionIndex index) {
        this.figures = figures;
        this.index = index;
        for (Metric metric : Metric.ALL) {
            values[metric.ordinal()] = metric.of(figures);
        }
    }

    /** Null if the metric is a ratio with a divisor of zero. */
    @Nullable
    BigDecimal of(Metric metric) {
        return values[metric.ordinal()];
    }

    ActionSums actions() {
        return figures.actions();
    }

    ActionIndex index() {
        return index;
    }
}
