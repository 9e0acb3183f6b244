package dev.fbads.gateway.insights;

import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.insights.InsightsError;
import dev.fbads.contracts.insights.InsightsErrorCode;
import dev.fbads.gateway.errors.GraphCode;
import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.graph.CallCounter;

/** Maps failures to the {@code error} line of a stream. The texts are constants: those of Meta may quote a token. */
final class StreamErrors {

    private StreamErrors() {
    }

    static InsightsError of(GraphFailure failure, CallCounter counter) {
        return switch (failure) {
            case GraphFailure.Throttled throttled ->
                error(InsightsErrorCode.RATE_LIMITED, "Meta or a rate limit requires a pause",
                        throttled, throttled.retryAfter().toSeconds(), counter);
            case GraphFailure.AbuseSuspected abuse -> error(InsightsErrorCode.RATE_LIMITED,
                    "Meta suspects abuse and lowered the quota", abuse, abuse.retryAfter().toSeconds(), counter);
            case GraphFailure.CircuitOpen open -> error(InsightsErrorCode.GRAPH_UNAVAILABLE,
                    "Meta is unreachable, no call is sent", open, open.retryAfter().toSeconds(), counter);
            case GraphFailure.TooMuchData large -> error(InsightsErrorCode.TOO_MUCH_DATA,
                    "the range is too large for Meta even with the smallest page", large, null, counter);
            case GraphFailure.TokenInvalid token -> error(InsightsErrorCode.TOKEN_EXPIRED,
                    "Meta no longer accepts the token", token, null, counter);
            case GraphFailure.AccessDenied denied -> error(InsightsErrorCode.ACCESS_DENIED,
                    "the token may not read this account", denied, null, counter);
            case GraphFailure.AccountSuspended suspended -> error(InsightsErrorCode.ACCOUNT_SUSPENDED,
                    "Meta closed or restricted the account", suspended, null, counter);
            case GraphFailure.InvalidQuery query -> error(InsightsErrorCode.INVALID_QUERY,
                    "Meta refuses the query", query, null, counter);
            case GraphFailure.Unavailable unavailable -> error(InsightsErrorCode.GRAPH_UNAVAILABLE,
                    "Meta does not respond", unavailable, null, counter);
            case GraphFailure.Malformed malformed -> error(InsightsErrorCode.GRAPH_MALFORMED,
                    "the response of Meta violates its API", malformed, null, counter);
            case GraphFailure.CursorLost lost -> error(
                    lost.cause() == null ? InsightsErrorCode.GRAPH_MALFORMED : InsightsErrorCode.GRAPH_UNAVAILABLE,
                    "the pages of Meta cannot be read to the end", lost, null, counter);
        };
    }

    private static InsightsError error(InsightsErrorCode code, String message, GraphFailure failure,
            @Nullable Long retryAfterSeconds, CallCounter counter) {
        GraphCode cause = failure.cause();
        return new InsightsError(code, message, cause == null ? null : cause.code(), cause == null ? null : cause.subcode(),
                retryAfterSeconds, counter.made(), counter.failed(), counter.quota());
    }
}
