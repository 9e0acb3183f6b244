package dev.fbads.gateway.alerts;

import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.alerts.AlertKind;

/** Where the gateway's features tell what somebody should look at. */
public interface Alerts {

    /**
     * Tells it once per episode. Never fails and never waits: an alert must not hold up what it is about.
     *
     * @param episode names the trouble exactly, such as {@code quota:act_1}; told again only after it has {@link #over ended}
     * @param compteId the tenant; null for what concerns the whole installation
     * @param accountId {@code act_<digits>}, where it is about an account
     * @param message for people; holds no secret
     */
    void raise(AlertKind kind, String episode, @Nullable Integer compteId, @Nullable String accountId, String message);

    /** The trouble is over; should it come again, it is a new episode. */
    void resolve(AlertKind kind, String episode);
}
