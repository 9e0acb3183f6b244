package dev.fbads.query.series;

import java.time.LocalDate;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.fbads.query.coverage.Coverage;

/** The comparison period of a series. */
@Schema(description = "The comparison period. Its points are calendar units if the calendar divides both periods alike; otherwise each "
        + "has the length of the point that it is compared with.")
public record ComparedSeries(
        @Schema(description = "previous_period, previous_year or custom", examples = "previous_year") String mode,
        @Schema(description = "first day, inclusive") LocalDate since,
        @Schema(description = "last day, inclusive") LocalDate until,
        Coverage coverage) {
}
