package dev.fbads.notifier.event;

import dev.fbads.contracts.events.SyncEvent;
import dev.fbads.contracts.events.SyncEventType;

/**
 * An event and its JSON message, encoded once for all clients.
 *
 * @param json one JSON object, snake_case, without null members
 */
public record EncodedEvent(SyncEvent event, String json) {

    public long seq() {
        return event.seq();
    }

    public String syncId() {
        return event.syncId();
    }

    /** Whether a later event of the same sync supersedes it. */
    public boolean isProgress() {
        return event.type() == SyncEventType.PROGRESS;
    }
}
