package dev.fbads.contracts.events;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * An event in the life of a sync, as published to Kafka and to browsers. The {@code percent} of a sync never decreases.
 *
 * @param type what happened
 * @param seq order of publication, unique; 0 until the outbox relay assigns it
 * @param syncId the sync
 * @param compteId the tenant; only its members may see the event
 * @param accountId {@code act_<digits>}
 * @param since first day of the sync request, inclusive
 * @param until last day of the sync request, inclusive
 * @param totalDays days that had to be fetched
 * @param syncedDays fetched days that are stored
 * @param failedDays days whose jobs failed for good
 * @param percent 0 to 100
 * @param message a text in English
 * @param code error code if the sync failed or is paused
 * @param at when it happened
 */
public record SyncEvent(SyncEventType type, long seq, String syncId, int compteId, String accountId, LocalDate since,
        LocalDate until, int totalDays, int syncedDays, int failedDays, int percent, String message, @Nullable String code,
        Instant at) {

    public SyncEvent {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("percent must be 0 to 100");
        }
    }
}
