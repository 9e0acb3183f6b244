package dev.fbads.query.series;

import java.time.LocalDate;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.fbads.query.coverage.Coverage;

/** The period whose points are beside the period's. */
@Schema(description = "The period whose points stand beside the period's. Its points are calendar units where the calendar divides "
        + "both periods alike, else as long, one by one, as the points that they are compared with.")
public record ComparedSeries(
        @Schema(description = "previous_period, previous_year or custom", examples = "previous_year") String mode,
        @Schema(description = "first day, inclusive") LocalDate since,
        @Schema(description = "last day, inclusive") LocalDate until,
        Coverage coverage) {
}
