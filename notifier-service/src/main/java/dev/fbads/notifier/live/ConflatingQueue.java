package dev.fbads.notifier.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.fbads.notifier.event.EncodedEvent;

/**
 * Events that wait for a client, in order and never more than fit. When it is full, progress that newer progress of the same
 * sync has overtaken is forgotten; start, completed and failed never are.
 */
final class ConflatingQueue {

    private final int capacity;
    private final Deque<EncodedEvent> waiting = new ArrayDeque<>();

    ConflatingQueue(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("there must be room for one event");
        }
        this.capacity = capacity;
    }

    /** False when there is no room, even so. */
    boolean offer(EncodedEvent event) {
        if (waiting.size() == capacity) {
            forgetOvertaken(event);
        }
        return waiting.size() < capacity && waiting.add(event);
    }

    /** The oldest, or null. */
    @Nullable
    EncodedEvent poll() {
        return waiting.poll();
    }

    void clear() {
        waiting.clear();
    }

    private void forgetOvertaken(EncodedEvent newest) {
        Set<String> overtaking = new HashSet<>();
        if (newest.isProgress()) {
            overtaking.add(newest.syncId());
        }
        for (Iterator<EncodedEvent> newestFirst = waiting.descendingIterator(); newestFirst.hasNext();) {
            EncodedEvent event = newestFirst.next();
            if (event.isProgress() && !overtaking.add(event.syncId())) {
                newestFirst.remove();
            }
        }
    }
}
