package dev.fbads.contracts.insights;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The {@code {"error":{…}}} line, always the last: the rows are not complete and must be discarded.
 *
 * @param code the reason, which decides how the caller reacts
 * @param message a text in English, without tokens and response bodies
 * @param graphCode Meta's error code; absent without a response from Meta
 * @param graphSubcode Meta's error subcode; absent if it sent none
 * @param retryAfterSeconds seconds until a retry makes sense; absent if unknown
 * @param callsMade HTTP calls to Graph
 * @param callsFailed calls that failed
 * @param quota Meta's usage figures at the end, in percent, by kind; absent if Meta sent none
 */
public record InsightsError(InsightsErrorCode code, String message, @Nullable Integer graphCode, @Nullable Integer graphSubcode,
        @Nullable Long retryAfterSeconds, int callsMade, int callsFailed,
        @Nullable Map<String, Double> quota) {

    public InsightsError {
        quota = quota == null || quota.isEmpty() ? null : Map.copyOf(quota);
    }
}
