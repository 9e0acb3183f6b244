package dev.fbads.gateway.insights;

import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.insights.InsightsError;
import dev.fbads.contracts.insights.InsightsErrorCode;
import dev.fbads.gateway.errors.GraphCode;
import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.graph.CallCounter;

/** What the caller is told about a failure. The texts are ours: Meta's may quote a token. */
final class StreamErrors {

    private StreamErrors() {
    }

    static InsightsError of(GraphFailure failure, CallCounter tally) {
        return switch (failure) {
            case GraphFailure.Throttled throttled ->
                error(InsightsErrorCode.RATE_LIMITED, "Meta, or a limit of ours, asks for a pause",
                        throttled, throttled.retryAfter().toSeconds(), tally);
            case GraphFailure.AbuseSuspected abuse -> error(InsightsErrorCode.RATE_LIMITED,
                    "Meta suspects abuse and lowered the quota", abuse, abuse.retryAfter().toSeconds(), tally);
            case GraphFailure.CircuitOpen open -> error(InsightsErrorCode.GRAPH_UNAVAILABLE,
                    "Meta is out of reach, no call is made", open, open.retryAfter().toSeconds(), tally);
            case GraphFailure.TooMuchData large -> error(InsightsErrorCode.TOO_MUCH_DATA,
                    "Meta finds the range too large even for the smallest page", large, null, tally);
            case GraphFailure.TokenInvalid token -> error(InsightsErrorCode.TOKEN_EXPIRED,
                    "Meta no longer accepts the token", token, null, tally);
            case GraphFailure.AccessDenied denied -> error(InsightsErrorCode.ACCESS_DENIED,
                    "the token may not read this account", denied, null, tally);
            case GraphFailure.AccountSuspended suspended -> error(InsightsErrorCode.ACCOUNT_SUSPENDED,
                    "Meta closed or restricted the account", suspended, null, tally);
            case GraphFailure.InvalidQuery query -> error(InsightsErrorCode.INVALID_QUERY,
                    "Meta refuses the query", query, null, tally);
            case GraphFailure.Unavailable unavailable -> error(InsightsErrorCode.GRAPH_UNAVAILABLE,
                    "Meta does not answer", unavailable, null, tally);
            case GraphFailure.Malformed malformed -> error(InsightsErrorCode.GRAPH_MALFORMED,
                    "Meta's answer is not what its API promises", malformed, null, tally);
            case GraphFailure.CursorLost lost -> error(
                    lost.cause() == null ? InsightsErrorCode.GRAPH_MALFORMED : InsightsErrorCode.GRAPH_UNAVAILABLE,
                    "Meta's pages cannot be read to their end", lost, null, tally);
        };
    }

    private static InsightsError error(InsightsErrorCode code, String message, GraphFailure failure,
            @Nullable Long retryAfterSeconds, CallCounter tally) {
        GraphCode cause = failure.cause();
        return new InsightsError(code, message, cause == null ? null : cause.code(), cause == null ? null : cause.subcode(),
                retryAfterSeconds, tally.made(), tally.failed(), tally.quota());
    }
}
