package dev.fbads.gateway.ratelimit;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.fbads.gateway.ratelimit.Decision.Granted;
import dev.fbads.gateway.ratelimit.Decision.Reason;
import dev.fbads.gateway.ratelimit.Decision.Refused;
import dev.fbads.gateway.ratelimit.Decision.Wait;

/** The bucket, the leases and the queue of one user in this replica; {@code ask.lua} is the same in Redis. */
final class UserTurns {

    private final Limits limits;
    private final Map<String, Long> leases = new HashMap<>();
    private final TreeMap<Place, Long> queue = new TreeMap<>();
    private final Map<String, Place> places = new HashMap<>();
    private Bucket bucket;

    UserTurns(Limits limits) {
        this.limits = limits;
        this.bucket = Bucket.full(limits);
    }

    synchronized Decision ask(Claim claim, long patience, long now) {
        forgetTheDead(now);
        Place place = places.get(claim.id());
        if (place == null) {
            if (queue.size() >= limits.queueLength()) {
                return new Refused(time(bucket.waitBehind(queue.size(), now)), Reason.QUEUE_FULL);
            }
            place = new Place(now + claim.handicap(), claim.id());
            places.put(claim.id(), place);
            queue.put(place, now + limits.waiterLease());
        }
        int rank = queue.headMap(place).size();
        long wait = bucket.waitBehind(rank, now);
        if (wait == 0 && rank < limits.concurrent() - leases.size()) {
            leaveQueue(claim.id());
            take(claim, now);
            return new Granted();
        }
        if (patience <= 0 || wait > patience) {
            leaveQueue(claim.id());
            return new Refused(time(wait), Reason.TOO_LATE);
        }
        queue.put(place, now + limits.waiterLease());
        return new Wait(time(wait));
    }

    /** Takes a token and a lease without asking: the claim was granted elsewhere. */
    synchronized void take(Claim claim, long now) {
        bucket = bucket.take(now);
        leases.put(claim.id(), now + limits.lease());
    }

    synchronized void end(Claim claim) {
        leases.remove(claim.id());
        leaveQueue(claim.id());
    }

    /** Whether forgetting this user changes nothing. */
    synchronized boolean idle(long now) {
        forgetTheDead(now);
        return leases.isEmpty() && queue.isEmpty() && bucket.isFull(now);
    }

    private void forgetTheDead(long now) {
        leases.values().removeIf(until -> until <= now);
        queue.entrySet().removeIf(waiter -> {
            boolean dead = waiter.getValue() <= now;
            if (dead) {
                places.remove(waiter.getKey().id());
            }
            return dead;
        });
    }

    private void leaveQueue(String id) {
        @Nullable
        Place place = places.remove(id);
        if (place != null) {
            queue.remove(place);
        }
    }

    private static Duration time(long micros) {
        return Duration.of(micros, ChronoUnit.MICROS);
    }

    /** Where a claim stands: by the time at which it came, had it been of the most urgent role. */
    private record Place(long rank, String id) implements Comparable<Place> {

        private static final Comparator<Place> ORDER = Comparator.comparingLong(Place::rank).thenComparing(Place::id);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }
}
