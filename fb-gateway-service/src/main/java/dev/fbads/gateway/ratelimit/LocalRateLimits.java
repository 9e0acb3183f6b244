package dev.fbads.gateway.ratelimit;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.smallrye.mutiny.Uni;

/** The rate limits of this replica alone, used while Redis is unavailable. */
final class LocalRateLimits implements RateLimits {

    /** Above this number of users, idle ones are removed. */
    private static final int MANY = 1000;

    private final Limits limits;
    private final InstantSource clock;
    private final Map<String, UserRateLimits> users = new ConcurrentHashMap<>();

    LocalRateLimits(Limits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public Uni<RateLimitDecision> acquire(QueuedCall claim, Duration maxWait) {
        return Uni.createFrom().item(() -> {
            long now = now();
            RateLimitDecision[] decision = new RateLimitDecision[1];
            removeIdle(now);
            // Inside compute, so that a user is not removed between the lookup and the request.
            users.compute(claim.userId(), (id, known) -> {
                UserRateLimits rateLimits = known == null ? new UserRateLimits(limits) : known;
                decision[0] = rateLimits.acquire(claim, Limits.micros(maxWait), now);
                return rateLimits;
            });
            return decision[0];
        });
    }

    /** Records a call that Redis granted, so that this replica knows what is used when it has to take over. */
    void recordGranted(QueuedCall claim) {
        long now = now();
        removeIdle(now);
        users.compute(claim.userId(), (id, known) -> {
            UserRateLimits rateLimits = known == null ? new UserRateLimits(limits) : known;
            rateLimits.take(claim, now);
            return rateLimits;
        });
    }

    @Override
    public Uni<Void> release(QueuedCall claim) {
        return Uni.createFrom().item(() -> {
            users.computeIfPresent(claim.userId(), (id, rateLimits) -> {
                rateLimits.release(claim);
                return rateLimits;
            });
            return null;
        });
    }

    int users() {
        return users.size();
    }

    private void removeIdle(long now) {
        if (users.size() >= MANY) {
            users.keySet().forEach(
                    user -> users.computeIfPresent(user, (id, rateLimits) -> rateLimits.idle(now) ? null : rateLimits));
        }
    }

    private long now() {
        return Limits.micros(Duration.ofMillis(clock.millis()));
    }
}
