package dev.fbads.simulator.insights;

import java.util.List;

import dev.fbads.simulator.dataset.AdAccount;
import dev.fbads.simulator.dataset.Cells;
import dev.fbads.simulator.time.Today;

/**
 * A legal question to insights, of whatever object of one account.
 *
 * @param spans one row each, per object and cell
 * @param cells what {@code breakdowns} divide a row into
 * @param windows that items list besides their value
 * @param summary fields of the sum over everything; empty when none was asked for
 * @param reachKnown false when Meta leaves persons out: with breakdowns and a start of more than 13 months ago
 */
public record InsightsQuery(AdAccount account, Level level, List<TimeSpan> spans, Breakdowns breakdowns, Cells cells,
        List<AttributionWindow> windows, List<InsightField> fields, ObjectFilter filter, boolean reachKnown, Today today,
        List<InsightField> summary) {

    /** Copies the lists. */
    public InsightsQuery {
        spans = List.copyOf(spans);
        windows = List.copyOf(windows);
        fields = List.copyOf(fields);
        summary = List.copyOf(summary);
    }

    /** The question whose only row is the summary of this one. */
    InsightsQuery whole(Level nodeLevel) {
        TimeSpan span = new TimeSpan(spans.getFirst().since(), spans.getLast().until());
        return new InsightsQuery(account, nodeLevel, List.of(span), breakdowns, Cells.NONE, windows, summary, filter,
                reachKnown, today, List.of());
    }
}
