package dev.fbads.notifier.history;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import dev.fbads.contracts.events.SyncEvent;
import dev.fbads.notifier.event.EncodedEvent;
import dev.fbads.notifier.event.SyncEventCodec;

/** The newest events of the comptes with the most recent events. Not thread-safe; the hub guards it. */
@Singleton
public class EventHistory {

    private final HistoryConfig config;
    private final SyncEventCodec codec;
    /** Ordered by their most recent event, the oldest first. */
    private final LinkedHashMap<Integer, CompteHistory> comptes = new LinkedHashMap<>();
    private int events;
    private long arrivals;

    public EventHistory(HistoryConfig config, SyncEventCodec codec) {
        if (config.eventsPerCompte() < 1 || config.comptes() < 1 || config.events() < config.eventsPerCompte()) {
            throw new IllegalArgumentException("fbads.notifier.history must leave room for the events of one compte");
        }
        this.config = config;
        this.codec = codec;
    }

    /** Stores an event. Returns the message for clients, or empty if the event is stale ({@link SyncGate}). */
    public Optional<EncodedEvent> add(SyncEvent event) {
        CompteHistory history = touch(event.compteId());
        Optional<EncodedEvent> passed = history.pass(event).map(codec::encode);
        int before = history.size();
        arrivals++;
        passed.ifPresent(message -> history.add(message, arrivals));
        events += history.size() - before;
        evict();
        return passed;
    }

    /** The stored events of these comptes after {@code seq}, in order. */
    public List<EncodedEvent> after(long seq, Collection<Integer> compteIds) {
        return select(compteIds, compte -> compte.after(seq));
    }

    /** Number of events received so far, including stale ones. */
    public long arrivals() {
        return arrivals;
    }

    /** The stored events of these comptes that were received after the first {@code arrival} ones, ordered by {@code seq}. */
    public List<EncodedEvent> arrivedAfter(long arrival, Collection<Integer> compteIds) {
        return select(compteIds, compte -> compte.arrivedAfter(arrival));
    }

    private List<EncodedEvent> select(Collection<Integer> compteIds, Function<CompteHistory, Stream<EncodedEvent>> selection) {
        return compteIds.stream()
                .filter(comptes::containsKey)
                .flatMap(id -> selection.apply(comptes.get(id)))
                .sorted(Comparator.comparingLong(EncodedEvent::seq))
                .toList();
    }

    private CompteHistory touch(int compteId) {
        CompteHistory known = comptes.get(compteId);
        CompteHistory history = known == null ? new CompteHistory(config.eventsPerCompte()) : known;
        comptes.putLast(compteId, history);
        return history;
    }

    private void evict() {
        while (events > config.events() || comptes.size() > config.comptes()) {
            events -= comptes.pollFirstEntry().getValue().size();
        }
    }
}
