package dev.fbads.gateway.ratelimit;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.smallrye.mutiny.Uni;

/** The queues of this replica alone. */
final class LocalTurns implements Turns {

    /** Beyond so many users, idle ones are looked for. */
    private static final int MANY = 1000;

    private final Limits limits;
    private final InstantSource clock;
    private final Map<String, UserTurns> users = new ConcurrentHashMap<>();

    LocalTurns(Limits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public Uni<Decision> ask(Claim claim, Duration patience) {
        return Uni.createFrom().item(() -> {
            long now = now();
            Decision[] decision = new Decision[1];
            forgetIdle(now);
            // Inside compute, so that a user is not forgotten between being found and being asked.
            users.compute(claim.userId(), (id, known) -> {
                UserTurns turns = known == null ? new UserTurns(limits) : known;
                decision[0] = turns.ask(claim, Limits.micros(patience), now);
                return turns;
            });
            return decision[0];
        });
    }

    /** Notes a turn that another queue granted, so that this one knows what is spent when it has to take over. */
    void adopt(Claim claim) {
        long now = now();
        forgetIdle(now);
        users.compute(claim.userId(), (id, known) -> {
            UserTurns turns = known == null ? new UserTurns(limits) : known;
            turns.take(claim, now);
            return turns;
        });
    }

    @Override
    public Uni<Void> end(Claim claim) {
        return Uni.createFrom().item(() -> {
            users.computeIfPresent(claim.userId(), (id, turns) -> {
                turns.end(claim);
                return turns;
            });
            return null;
        });
    }

    int users() {
        return users.size();
    }

    private void forgetIdle(long now) {
        if (users.size() >= MANY) {
            users.keySet().forEach(user -> users.computeIfPresent(user, (id, turns) -> turns.idle(now) ? null : turns));
        }
    }

    private long now() {
        return Limits.micros(Duration.ofMillis(clock.millis()));
    }
}
