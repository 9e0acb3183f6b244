package dev.fbads.query.level;

import java.time.LocalDate;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.fbads.query.coverage.Coverage;
import dev.fbads.query.figures.Level;
import dev.fbads.query.metric.MetricValues;

/** Response of {@code GET /api/facebook/data/{level}}. */
@Schema(description = "The figures of a period at one level, with their coverage.")
public record LevelResponse(
        Level level,
        @Schema(description = "left out for several accounts") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String accountId,
        int compteId,
        @Schema(description = "ISO 4217 code of every amount; null where the accounts have several currencies") @Nullable String currency,
        @Schema(description = "IANA zone; days are calendar days there; left out for several accounts") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String timezoneName,
        @Schema(description = "first day, inclusive") LocalDate since,
        @Schema(description = "last day, inclusive") LocalDate until,
        @Schema(description = "true if the last day is not over: figures will grow, and a comparison with a whole period is misleading") boolean partial,
        @Schema(description = "the accounts of the response, by id") List<AccountPart> accounts,
        @Schema(description = "one page, in the requested order, then by id; an object without delivery in the period and in the "
                + "comparison period has no row, but an account always has one") List<LevelRow> rows,
        @Schema(description = "over all rows, not only the page's; null where the accounts have several currencies") @Nullable MetricValues totals,
        @Schema(description = "one entry per currency: amounts of two currencies are never added up") List<CurrencyTotals> totalsByCurrency,
        @Schema(description = "of all accounts together: a day is missing where it is missing for one of them") Coverage coverage,
        @Schema(description = "names of metrics that are bounds, in totals at least, because people cannot be added up; empty when "
                + "everything is exact") List<String> upperBounds,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ComparedPeriod comparison,
        Page page) {

    public LevelResponse {
        accounts = List.copyOf(accounts);
        rows = List.copyOf(rows);
        totalsByCurrency = List.copyOf(totalsByCurrency);
        upperBounds = List.copyOf(upperBounds);
    }
}
