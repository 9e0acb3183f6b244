package dev.fbads.contracts.insights;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The {@code {"done":{…}}} line, always the last: the stream contains every row. A stream that ends without it or an error
 * line is incomplete, and its rows must be discarded.
 *
 * @param rows row lines in the stream; the reader compares it with its own count
 * @param callsMade HTTP calls to Graph
 * @param callsFailed calls that failed and were retried
 * @param quota Meta's usage figures at the end, in percent, by kind ({@code app}, {@code account}, …)
 * @param apiVersion the Graph version of the responses, {@code v26.0}
 * @param elapsedMs wall-clock milliseconds from request to this line
 * @param shortfall slices whose rows do not add up to the account's own totals, although all ads were requested; absent if
 *        there are none or if there is nothing to compare
 */
public record InsightsDone(long rows, int callsMade, int callsFailed, Map<String, Double> quota, String apiVersion,
        long elapsedMs, @Nullable List<InsightsShortfall> shortfall) {

    public InsightsDone {
        quota = Map.copyOf(quota);
        shortfall = shortfall == null ? null : List.copyOf(shortfall);
    }
}
