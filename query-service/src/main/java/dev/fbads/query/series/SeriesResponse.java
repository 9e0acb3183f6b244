package dev.fbads.query.series;

import java.time.LocalDate;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.fbads.query.coverage.Coverage;
import dev.fbads.query.figures.Level;
import dev.fbads.query.level.AccountPart;

/** Response of {@code GET /api/facebook/data/{level}/series}. */
@Schema(description = "The figures of a period over time.")
public record SeriesResponse(
        Level level,
        int compteId,
        SeriesGranularity granularity,
        @Schema(description = "first day, inclusive") LocalDate since,
        @Schema(description = "last day, inclusive") LocalDate until,
        @Schema(description = "the accounts of the response, by id") List<AccountPart> accounts,
        @Schema(description = "sums over all objects of the query, one line per currency: amounts of two currencies are never added up") List<SeriesLine> totals,
        @Schema(description = "the first objects in the order of sort, as many as top requests") List<SeriesLine> objects,
        @Schema(description = "of all accounts together") Coverage coverage,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ComparedSeries comparison) {

    public SeriesResponse {
        accounts = List.copyOf(accounts);
        totals = List.copyOf(totals);
        objects = List.copyOf(objects);
    }
}
