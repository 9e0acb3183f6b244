package dev.fbads.query.series;

import java.time.LocalDate;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.fbads.query.metric.ActionIndex;
import dev.fbads.query.metric.Figures;
import dev.fbads.query.metric.Metric;
import dev.fbads.query.metric.MetricValues;

/** The figures of a day, week or month. */
@Schema(description = "The figures of a day, week or month.")
public record SeriesPoint(
        @Schema(description = "first day, inclusive", examples = "2026-03-02") LocalDate since,
        @Schema(description = "last day, inclusive", examples = "2026-03-08") LocalDate until,
        @Schema(description = "complete; provisional: a day was not over when imported, the figures will grow; incomplete: of the days "
                + "that were imported; missing: none was; monthly_only: stored in the sum of a month that is longer than the "
                + "point, which is never distributed over its days") PointState state,
        @Schema(description = "days that were never imported") List<LocalDate> missingDays,
        @Schema(description = "days that were not over when they were imported") List<LocalDate> provisionalDays,
        @Schema(description = "zeros for stored days without delivery; null where the state is missing or monthly_only") @Nullable MetricValues metrics,
        @Schema(description = "names of metrics that are bounds in this point; empty when everything is exact") List<String> upperBounds) {

    public SeriesPoint {
        missingDays = List.copyOf(missingDays);
        provisionalDays = List.copyOf(provisionalDays);
        upperBounds = List.copyOf(upperBounds);
    }

    static SeriesPoint of(UnitDays days, Figures figures, ActionIndex actions) {
        boolean shown = days.state().hasFigures();
        return new SeriesPoint(days.unit().since(), days.unit().until(), days.state(), days.missing(), days.provisional(),
                shown ? new MetricValues(figures, actions) : null,
                shown ? Metric.upperBounds(figures.storedRows()) : List.of());
    }
}
