package dev.fbads.query.level;

import java.time.LocalDate;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.fbads.query.coverage.Coverage;
import dev.fbads.query.metric.MetricDelta;
import dev.fbads.query.metric.MetricValues;

/** The period that the period of the response is compared with. */
@Schema(description = "The period that the period of the response is compared with.")
public record ComparedPeriod(
        @Schema(description = "previous_period, previous_year or custom", examples = "previous_period") String mode,
        @Schema(description = "first day, inclusive") LocalDate since,
        @Schema(description = "last day, inclusive") LocalDate until,
        @Schema(description = "true when its last day is not over: its figures will grow") boolean partial,
        Coverage coverage,
        @Schema(description = "over all rows; null where there are several currencies") @Nullable MetricValues totals,
        @Schema(description = "of the totals; null where there are several currencies") @Nullable MetricDelta delta,
        @Schema(description = "names of metrics that are bounds in these totals") List<String> upperBounds) {

    public ComparedPeriod {
        upperBounds = List.copyOf(upperBounds);
    }
}
