package dev.fbads.gateway.alerts;

import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.alerts.AlertKind;

/** Alerts for operators. */
public interface Alerts {

    /**
     * Raises an alert once per episode. Never fails and never blocks.
     *
     * @param episode identifies the condition, such as {@code quota:act_1}; raised again only after {@link #resolve}
     * @param compteId the tenant; null for the whole installation
     * @param accountId {@code act_<digits>}, where it concerns an account
     * @param message for operators; holds no secret
     */
    void raise(AlertKind kind, String episode, @Nullable Integer compteId, @Nullable String accountId, String message);

    /** Ends the episode; a later occurrence is a new one. */
    void resolve(AlertKind kind, String episode);
}
