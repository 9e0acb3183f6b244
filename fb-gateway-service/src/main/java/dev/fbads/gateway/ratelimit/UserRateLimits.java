package dev.fbads.gateway.ratelimit;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.fbads.gateway.ratelimit.RateLimitDecision.Granted;
import dev.fbads.gateway.ratelimit.RateLimitDecision.Reason;
import dev.fbads.gateway.ratelimit.RateLimitDecision.Refused;
import dev.fbads.gateway.ratelimit.RateLimitDecision.Wait;

/** The token bucket, leases and queue of one user in this replica; {@code acquire.lua} is the same algorithm in Redis. */
final class UserRateLimits {

    private final Limits limits;
    private final Map<String, Long> leases = new HashMap<>();
    private final TreeMap<Position, Long> queue = new TreeMap<>();
    private final Map<String, Position> positions = new HashMap<>();
    private TokenBucket bucket;

    UserRateLimits(Limits limits) {
        this.limits = limits;
        this.bucket = TokenBucket.full(limits);
    }

    synchronized RateLimitDecision acquire(QueuedCall claim, long maxWait, long now) {
        removeExpired(now);
        Position position = positions.get(claim.id());
        if (position == null) {
            if (queue.size() >= limits.queueLength()) {
                return new Refused(time(bucket.waitBehind(queue.size(), now)), Reason.QUEUE_FULL);
            }
            position = new Position(now + claim.handicap(), claim.id());
            positions.put(claim.id(), position);
            queue.put(position, now + limits.waiterLease());
        }
        int rank = queue.headMap(position).size();
        long wait = bucket.waitBehind(rank, now);
        if (wait == 0 && rank < limits.concurrent() - leases.size()) {
            leaveQueue(claim.id());
            take(claim, now);
            return new Granted();
        }
        if (maxWait <= 0 || wait > maxWait) {
            leaveQueue(claim.id());
            return new Refused(time(wait), Reason.TOO_LATE);
        }
        queue.put(position, now + limits.waiterLease());
        return new Wait(time(wait));
    }

    /** Takes a token and a lease unconditionally: the call was granted by Redis. */
    synchronized void take(QueuedCall claim, long now) {
        bucket = bucket.take(now);
        leases.put(claim.id(), now + limits.lease());
    }

    synchronized void release(QueuedCall claim) {
        leases.remove(claim.id());
        leaveQueue(claim.id());
    }

    /** Whether removing this user changes nothing. */
    synchronized boolean idle(long now) {
        removeExpired(now);
        return leases.isEmpty() && queue.isEmpty() && bucket.isFull(now);
    }

    private void removeExpired(long now) {
        leases.values().removeIf(until -> until <= now);
        queue.entrySet().removeIf(waiter -> {
            boolean expired = waiter.getValue() <= now;
            if (expired) {
                positions.remove(waiter.getKey().id());
            }
            return expired;
        });
    }

    private void leaveQueue(String id) {
        @Nullable
        Position position = positions.remove(id);
        if (position != null) {
            queue.remove(position);
        }
    }

    private static Duration time(long micros) {
        return Duration.of(micros, ChronoUnit.MICROS);
    }

    /** The rank of a call: the time at which it arrived, adjusted for its role. */
    private record Position(long rank, String id) implements Comparable<Position> {

        private static final Comparator<Position> ORDER = Comparator.comparingLong(Position::rank).thenComparing(Position::id);

        @Override
        public int compareTo(Position other) {
            return ORDER.compare(this, other);
        }
    }
}
