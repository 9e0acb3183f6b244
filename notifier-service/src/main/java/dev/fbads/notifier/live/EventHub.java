package dev.fbads.notifier.live;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.events.SyncEvent;
import dev.fbads.notifier.history.EventHistory;

/**
 * Where events and clients meet. One lock holds them together, so that an event is either in the replay of a new client or
 * among
 * its live events, never in both and never in neither. Nothing under the lock waits: clients only queue.
 */
@ApplicationScoped
public class EventHub {

    private final EventHistory history;
    private final Map<Subscriber, Set<Integer>> comptes = new HashMap<>();
    private final Map<Integer, Set<Subscriber>> subscribers = new HashMap<>();

    EventHub(EventHistory history) {
        this.history = history;
    }

    /** Keeps the event and tells it to the members of its compte, unless it is stale. */
    public synchronized void publish(SyncEvent event) {
        history.add(event)
                .ifPresent(message -> membersOf(event.compteId())
                        .forEach(subscriber -> subscriber.offer(message)));
    }

    /** How many events have come so far: where a client stands that connects now. */
    synchronized long arrivals() {
        return history.arrivals();
    }

    /**
     * Tells the client what it has not heard, and from now on what is new.
     *
     * @param lastSeq the newest event that it has: it begins with what is kept beyond it; empty to begin where it connected
     * @param connected what {@link #arrivals} was then: its comptes are looked up since, and events have come meanwhile
     */
    synchronized void subscribe(Subscriber subscriber, Set<Integer> compteIds, LastSeq lastSeq, long connected) {
        assign(subscriber, compteIds);
        subscriber.replay(lastSeq.value().isPresent()
                ? history.after(lastSeq.value().getAsLong(), compteIds)
                : history.arrivedAfter(connected, compteIds));
    }

    synchronized void unsubscribe(Subscriber subscriber) {
        assign(subscriber, Set.of());
        comptes.remove(subscriber);
        subscriber.forget();
    }

    /** From now on all clients of this user get the events of exactly these comptes. */
    synchronized void reassign(String subject, Set<Integer> compteIds) {
        List.copyOf(comptes.keySet())
                .stream()
                .filter(subscriber -> subscriber.subject().equals(subject))
                .forEach(subscriber -> assign(subscriber, compteIds));
    }

    /** Everybody who has a client here. */
    synchronized Set<String> subjects() {
        Set<String> subjects = new HashSet<>();
        comptes.keySet().forEach(subscriber -> subjects.add(subscriber.subject()));
        return subjects;
    }

    /** A copy: a client that is closed for being slow may leave while the others are told. */
    private List<Subscriber> membersOf(int compteId) {
        return List.copyOf(subscribers.getOrDefault(compteId, Set.of()));
    }

    private void assign(Subscriber subscriber, Set<Integer> compteIds) {
        Set<Integer> before = comptes.put(subscriber, Set.copyOf(compteIds));
        if (before != null) {
            before.forEach(id -> subscribers.computeIfPresent(id, (key, members) -> without(members, subscriber)));
        }
        compteIds.forEach(id -> subscribers.computeIfAbsent(id, key -> new HashSet<>()).add(subscriber));
    }

    /** Null when nobody is left, so that the map holds no empty sets. */
    private static @Nullable Set<Subscriber> without(Set<Subscriber> members, Subscriber subscriber) {
        members.remove(subscriber);
        return members.isEmpty() ? null : members;
    }
}
