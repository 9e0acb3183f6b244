package dev.fbads.contracts.alerts;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Something that somebody should look at (topic {@code fbads.alerts}).
 *
 * @param alertId identifies the message, for readers to drop duplicates
 * @param kind what it is about
 * @param severity how urgent it is
 * @param episode what it is about, exactly: while an episode lasts it is told once
 * @param compteId the tenant; absent for what concerns the whole installation
 * @param accountId {@code act_<digits>}, where it is about an account
 * @param message for people, English; holds no secret
 * @param at when it was noticed
 */
public record Alert(UUID alertId, AlertKind kind, AlertKind.Severity severity, String episode, @Nullable Integer compteId,
        @Nullable String accountId, String message, Instant at) {
}
