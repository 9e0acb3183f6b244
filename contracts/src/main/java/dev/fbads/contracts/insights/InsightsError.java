package dev.fbads.contracts.insights;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The {@code {"error":{…}}} line, always the last: the rows are not complete and must be discarded.
 *
 * @param code why, and so what to do
 * @param message for people; holds no token and no body
 * @param graphCode Meta's error code, where Meta answered
 * @param graphSubcode Meta's error subcode, where it gave one
 * @param retryAfterSeconds when trying again makes sense, where that is known
 * @param callsMade HTTP calls to Graph
 * @param callsFailed those of them that failed
 * @param quota Meta's usage figures at the end, in percent, by kind; absent where Meta told none
 */
public record InsightsError(InsightsErrorCode code, String message, @Nullable Integer graphCode, @Nullable Integer graphSubcode,
        @Nullable Long retryAfterSeconds, int callsMade, int callsFailed,
        @Nullable Map<String, Double> quota) {

    public InsightsError {
        quota = quota == null || quota.isEmpty() ? null : Map.copyOf(quota);
    }
}
