package dev.fbads.contracts.alerts;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A condition that an operator should look at (topic {@code fbads.alerts}).
 *
 * @param alertId identifies the message, for readers to drop duplicates
 * @param kind the kind of condition
 * @param severity how urgent it is
 * @param episode identifies one occurrence of the condition: it is published once while the condition lasts
 * @param compteId the tenant; absent if the alert concerns the whole installation
 * @param accountId {@code act_<digits>}; absent if the alert concerns no single account
 * @param message a text in English, without secrets
 * @param at when the condition was detected
 */
public record Alert(UUID alertId, AlertKind kind, AlertKind.Severity severity, String episode, @Nullable Integer compteId,
        @Nullable String accountId, String message, Instant at) {
}
