package dev.fbads.query.level;

import java.time.LocalDate;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.fbads.query.coverage.Coverage;

/** Answer of {@code GET /api/facebook/data/{level}}. */
@Schema(description = "The figures of a period at one level, with what is known about their completeness.")
public record LevelAnswer(
        Level level,
        String accountId,
        int compteId,
        @Schema(description = "ISO 4217 code of every amount") String currency,
        @Schema(description = "IANA zone; days are calendar days there") String timezoneName,
        @Schema(description = "first day, inclusive") LocalDate since,
        @Schema(description = "last day, inclusive") LocalDate until,
        @Schema(description = "by spend, highest first, then by id; what delivered nothing has no row, but the account always has "
                + "one") List<LevelRow> rows,
        @Schema(description = "over all rows") Metrics totals,
        Coverage coverage,
        @Schema(description = "names of metrics that are bounds, in totals at least, because people cannot be added up; empty when "
                + "everything is exact") List<String> upperBounds) {

    public LevelAnswer {
        rows = List.copyOf(rows);
        upperBounds = List.copyOf(upperBounds);
    }
}
