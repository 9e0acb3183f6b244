package dev.fbads.contracts.events;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * One step of a sync, as it travels through Kafka and to browsers. Per sync {@code percent} never falls.
 *
 * @param type what happened
 * @param seq order of publication, unique; 0 until the relay has given it
 * @param syncId the sync
 * @param compteId the tenant; only its members may see the event
 * @param accountId {@code act_<digits>}
 * @param since first day of the wish, inclusive
 * @param until last day of the wish, inclusive
 * @param totalDays days that had to be fetched
 * @param syncedDays those of them that are stored
 * @param failedDays those of them that were given up
 * @param percent 0 to 100
 * @param message for people, English
 * @param code why it failed or pauses, where it does
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
