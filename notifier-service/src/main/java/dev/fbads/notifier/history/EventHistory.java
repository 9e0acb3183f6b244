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

/** The newest events of the comptes that were heard of last. Not safe for use by several threads; the hub guards it. */
@Singleton
public class EventHistory {

    private final HistoryConfig config;
    private final SyncEventCodec codec;
    /** In the order in which they were last heard of. */
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

    /** Keeps an event; answers the message for clients, or empty when it is stale ({@link SyncGate}). */
    public Optional<EncodedEvent> add(SyncEvent event) {
        CompteHistory history = heardOf(event.compteId());
        Optional<EncodedEvent> passed = history.pass(event).map(codec::encode);
        int before = history.size();
        arrivals++;
        passed.ifPresent(message -> history.keep(message, arrivals));
        events += history.size() - before;
        makeRoom();
        return passed;
    }

    /** What is kept of these comptes beyond {@code seq}, in order. */
    public List<EncodedEvent> after(long seq, Collection<Integer> compteIds) {
        return kept(compteIds, compte -> compte.after(seq));
    }

    /** How many events have come so far, stale ones included. */
    public long arrivals() {
        return arrivals;
    }

    /** What is kept of these comptes of all that came after the first so many, in the order of {@code seq}. */
    public List<EncodedEvent> arrivedAfter(long arrival, Collection<Integer> compteIds) {
        return kept(compteIds, compte -> compte.arrivedAfter(arrival));
    }

    private List<EncodedEvent> kept(Collection<Integer> compteIds, Function<CompteHistory, Stream<EncodedEvent>> which) {
        return compteIds.stream()
                .filter(comptes::containsKey)
                .flatMap(id -> which.apply(comptes.get(id)))
                .sorted(Comparator.comparingLong(EncodedEvent::seq))
                .toList();
    }

    private CompteHistory heardOf(int compteId) {
        CompteHistory known = comptes.get(compteId);
        CompteHistory history = known == null ? new CompteHistory(config.eventsPerCompte()) : known;
        comptes.putLast(compteId, history);
        return history;
    }

    private void makeRoom() {
        while (events > config.events() || comptes.size() > config.comptes()) {
            events -= comptes.pollFirstEntry().getValue().size();
        }
    }
}
