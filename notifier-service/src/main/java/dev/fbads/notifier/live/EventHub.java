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
 * Distributes events to clients. One lock guards history and subscriptions, so that an event is either in the replay of a new
 * client or among its live events, never in both or neither. Nothing blocks under the lock: events are only queued.
 */
@ApplicationScoped
public class EventHub {

    private final EventHistory history;
    private final Map<Subscriber, Set<Integer>> comptes = new HashMap<>();
    private final Map<Integer, Set<Subscriber>> subscribers = new HashMap<>();

    EventHub(EventHistory history) {
        this.history = history;
    }

    /** Stores the event and sends it to the members of its compte, unless it is stale. */
    public synchronized void publish(SyncEvent event) {
        history.add(event)
                .ifPresent(message -> membersOf(event.compteId())
                        .forEach(subscriber -> subscriber.offer(message)));
    }

    /** Number of events received so far; a client that connects now receives the later ones. */
    synchronized long arrivals() {
        return history.arrivals();
    }

    /**
     * Sends the client the events that it lacks, and from now on new ones.
     *
     * @param lastSeq the newest event that the client has; stored events after it are replayed. Empty:
     *        those since it connected
     * @param connected the value of {@link #arrivals} when the client connected; events may have arrived since
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
        subscriber.discard();
    }

    /** Changes the comptes whose events all clients of this user receive. */
    synchronized void reassign(String subject, Set<Integer> compteIds) {
        List.copyOf(comptes.keySet())
                .stream()
                .filter(subscriber -> subscriber.subject().equals(subject))
                .forEach(subscriber -> assign(subscriber, compteIds));
    }

    /** The users with a client in this replica. */
    synchronized Set<String> subjects() {
        Set<String> subjects = new HashSet<>();
        comptes.keySet().forEach(subscriber -> subjects.add(subscriber.subject()));
        return subjects;
    }

    /** A copy, because a slow client that is closed is removed during the iteration. */
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

    /** Null if no member remains, so that the map contains no empty sets. */
    private static @Nullable Set<Subscriber> without(Set<Subscriber> members, Subscriber subscriber) {
        members.remove(subscriber);
        return members.isEmpty() ? null : members;
    }
}
