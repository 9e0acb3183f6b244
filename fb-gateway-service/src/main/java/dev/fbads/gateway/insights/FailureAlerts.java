package dev.fbads.gateway.insights;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.contracts.alerts.AlertKind;
import dev.fbads.contracts.insights.InsightsRequest;
import dev.fbads.gateway.alerts.Alerts;
import dev.fbads.gateway.errors.GraphFailure;

/** Raises alerts for failures of a fetch that need an operator. */
@ApplicationScoped
public class FailureAlerts {

    private final Alerts alerts;

    FailureAlerts(Alerts alerts) {
        this.alerts = alerts;
    }

    /** Raises an alert unless the failure is temporary. Alerts about tokens are raised by the token pool. */
    void failed(InsightsRequest request, GraphFailure failure) {
        switch (failure) {
            case GraphFailure.AbuseSuspected abuse -> raise(AlertKind.ABUSE_SUSPECTED, request,
                    "Meta suspects abuse and lowered the quota of the account; calls for it stop, contact Meta");
            case GraphFailure.AccountSuspended suspended -> raise(AlertKind.ACCOUNT_ISSUE, request,
                    "Meta closed or restricted the account");
            case GraphFailure.AccessDenied denied -> {
            }
            case GraphFailure.Throttled throttled -> {
            }
            case GraphFailure.TooMuchData large -> {
            }
            case GraphFailure.TokenInvalid token -> {
            }
            case GraphFailure.InvalidQuery query -> {
            }
            case GraphFailure.Unavailable unavailable -> {
            }
            case GraphFailure.CircuitOpen open -> {
            }
            case GraphFailure.Malformed malformed -> {
            }
            case GraphFailure.CursorLost lost -> {
            }
        }
    }

    /** The account was read: its alerts are resolved. */
    void delivered(InsightsRequest request) {
        alerts.resolve(AlertKind.ABUSE_SUSPECTED, episode(AlertKind.ABUSE_SUSPECTED, request));
        alerts.resolve(AlertKind.ACCOUNT_ISSUE, episode(AlertKind.ACCOUNT_ISSUE, request));
    }

    private void raise(AlertKind kind, InsightsRequest request, String message) {
        alerts.raise(kind, episode(kind, request), request.compteId(), request.accountId(), message);
    }

    private static String episode(AlertKind kind, InsightsRequest request) {
        return kind.wire() + ":" + request.compteId() + ":" + request.accountId();
    }
}
