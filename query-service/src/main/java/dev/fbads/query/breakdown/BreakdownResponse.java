package dev.fbads.query.breakdown;

import java.time.LocalDate;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.fbads.query.coverage.Coverage;
import dev.fbads.query.figures.Level;
import dev.fbads.query.level.AccountPart;
import dev.fbads.query.level.Page;

/** Response of {@code GET /api/facebook/data/{level}?breakdown_set=…}. */
@Schema(description = "The figures of a period, divided by a breakdown set.")
public record BreakdownResponse(
        Level level,
        @Schema(examples = "age_gender") String breakdownSet,
        RowGrouping groupBy,
        int compteId,
        @Schema(description = "first day, inclusive") LocalDate since,
        @Schema(description = "last day, inclusive") LocalDate until,
        @Schema(description = "the accounts of the response, by id, with the coverage of the set") List<AccountPart> accounts,
        @Schema(description = "one page, in the requested order") List<BreakdownRow> rows,
        @Schema(description = "the totals that the rows divide, per currency; empty for sets of actions") List<BreakdownTotals> totals,
        @Schema(description = "of the set, whose slices are imported later than those without a breakdown") Coverage coverage,
        Page page) {

    public BreakdownResponse {
        accounts = List.copyOf(accounts);
        rows = List.copyOf(rows);
        totals = List.copyOf(totals);
    }
}
