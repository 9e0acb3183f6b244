package dev.fbads.notifier.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.fbads.notifier.event.EncodedEvent;

/**
 * A bounded queue of the events of a client. When it is full, progress that is superseded by newer progress of the same sync
 * is dropped; start, completed and failed are never dropped.
 */
final class ConflatingQueue {

    private final int capacity;
    private final Deque<EncodedEvent> events = new ArrayDeque<>();

    ConflatingQueue(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("there must be room for one event");
        }
        this.capacity = capacity;
    }

    /** Returns false if the queue is full and nothing is superseded. */
    boolean offer(EncodedEvent event) {
        if (events.size() == capacity) {
            dropSuperseded(event);
        }
        return events.size() < capacity && events.add(event);
    }

    /** Removes the oldest event; null if there is none. */
    @Nullable
    EncodedEvent poll() {
        return events.poll();
    }

    void clear() {
        events.clear();
    }

    private void dropSuperseded(EncodedEvent newest) {
        Set<String> superseding = new HashSet<>();
        if (newest.isProgress()) {
            superseding.add(newest.syncId());
        }
        for (Iterator<EncodedEvent> newestFirst = events.descendingIterator(); newestFirst.hasNext();) {
            EncodedEvent event = newestFirst.next();
            if (event.isProgress() && !superseding.add(event.syncId())) {
                newestFirst.remove();
            }
        }
    }
}
