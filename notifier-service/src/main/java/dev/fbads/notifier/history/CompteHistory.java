package dev.fbads.notifier.history;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.fbads.contracts.events.SyncEvent;
import dev.fbads.notifier.event.EncodedEvent;

/** The newest events of one compte. */
final class CompteHistory {

    private final int capacity;
    private final TreeMap<Long, StoredEvent> events = new TreeMap<>();
    private final Map<String, SyncGate> gates;

    CompteHistory(int capacity) {
        this.capacity = capacity;
        this.gates = new BoundedMap<>(capacity);
    }

    Optional<SyncEvent> pass(SyncEvent event) {
        return gates.computeIfAbsent(event.syncId(), id -> new SyncGate()).pass(event);
    }

    void add(EncodedEvent event, long arrival) {
        events.put(event.seq(), new StoredEvent(event, arrival));
        if (events.size() > capacity) {
            events.pollFirstEntry();
        }
    }

    int size() {
        return events.size();
    }

    Stream<EncodedEvent> after(long seq) {
        return events.tailMap(seq, false).values().stream().map(StoredEvent::event);
    }

    Stream<EncodedEvent> arrivedAfter(long arrival) {
        return events.values().stream().filter(stored -> stored.arrival() > arrival).map(StoredEvent::event);
    }

    private record StoredEvent(EncodedEvent event, long arrival) {
    }
}
