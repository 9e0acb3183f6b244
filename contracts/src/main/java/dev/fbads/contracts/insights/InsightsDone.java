package dev.fbads.contracts.insights;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The {@code {"done":{…}}} line, always the last: every row is in the stream. A stream without it (or without an error line)
 * broke
 * off, and what it brought must be discarded.
 *
 * @param rows row lines in the stream, for the reader to compare with its own count
 * @param callsMade HTTP calls to Graph
 * @param callsFailed those of them that failed and were made again
 * @param quota Meta's usage figures at the end, in percent, by kind ({@code app}, {@code account}, …)
 * @param apiVersion the Graph version that answered, {@code v26.0}
 * @param elapsedMs wall-clock milliseconds from request to this line
 * @param shortfall slices whose rows do not add up to what Meta says of the account, although everything was asked for that can
 *        be; absent where they do, or where nothing can be compared
 */
public record InsightsDone(long rows, int callsMade, int callsFailed, Map<String, Double> quota, String apiVersion,
        long elapsedMs, @Nullable List<InsightsShortfall> shortfall) {

    public InsightsDone {
        quota = Map.copyOf(quota);
        shortfall = shortfall == null ? null : List.copyOf(shortfall);
    }
}
