package dev.fbads.notifier.history;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.fbads.contracts.events.SyncEvent;
import dev.fbads.notifier.event.EncodedEvent;

/** The newest events of one compte. */
final class CompteHistory {

    private final int capacity;
    private final TreeMap<Long, EncodedEvent> events = new TreeMap<>();
    private final Map<String, SyncGate> gates;

    CompteHistory(int capacity) {
        this.capacity = capacity;
        this.gates = new BoundedMap<>(capacity);
    }

    Optional<SyncEvent> pass(SyncEvent event) {
        return gates.computeIfAbsent(event.syncId(), id -> new SyncGate()).pass(event);
    }

    void keep(EncodedEvent event) {
        events.put(event.seq(), event);
        if (events.size() > capacity) {
            events.pollFirstEntry();
        }
    }

    int size() {
        return events.size();
    }

    List<EncodedEvent> after(long seq) {
        return List.copyOf(events.tailMap(seq, false).values());
    }
}
