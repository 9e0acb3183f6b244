package dev.fbads.gateway.ratelimit;

import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import dev.fbads.gateway.quota.Answered;
import dev.fbads.gateway.quota.CallGate;
import dev.fbads.gateway.quota.Caller;
import dev.fbads.gateway.reactive.Pause;
import dev.fbads.gateway.redis.SharedRedis;
import dev.fbads.service.streams.AfterCancellation;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;

/**
 * Lets a user's calls out at the user's pace. Promises:
 * <ol>
 * <li>No more calls than the bucket holds, then one per refill; no more at once than configured; in all replicas together.</li>
 * <li>Waiting calls go by role, and by age where a less urgent one has waited long enough: nobody waits for ever.</li>
 * <li>A call that cannot go within its patience, or finds the queue full, is refused with the time of its turn.</li>
 * <li>Turns are given back when the call ends, fails or is cancelled, and by themselves when its replica dies.</li>
 * </ol>
 * Created with the service, so that limits that cannot be kept stop the start.
 */
@Startup
@ApplicationScoped
@Typed(TurnGate.class)
public class TurnGate implements CallGate {

    private static final Logger LOG = Logger.getLogger(TurnGate.class);

    private final Turns turns;
    private final RateLimitConfig config;
    private final InstantSource clock;
    private final Pause pause;
    private final Supplier<UUID> ids;
    private final QueueMetrics metrics;

    @Inject
    public TurnGate(SharedRedis redis, RateLimitConfig config, InstantSource clock, Pause pause, Supplier<UUID> ids,
            QueueMetrics metrics) {
        this(new SharedTurns(new RedisTurns(redis, Limits.of(config), RedisTurns.REDIS_TIME),
                new LocalTurns(Limits.of(config), clock)), config, clock, pause, ids, metrics);
    }

    TurnGate(Turns turns, RateLimitConfig config, InstantSource clock, Pause pause, Supplier<UUID> ids, QueueMetrics metrics) {
        this.turns = turns;
        this.config = config;
        this.clock = clock;
        this.pause = pause;
        this.ids = ids;
        this.metrics = metrics;
    }

    @Override
    public <T> Uni<Answered<T>> pass(Caller caller, Uni<Answered<T>> call) {
        return Uni.createFrom().deferred(() -> {
            Queueing queueing = new Queueing(turns, config, clock, pause, claim(caller), patience(caller));
            Uni<Answered<T>> passing = turn(caller, queueing)
                    .onItem().transformToUni(decision -> go(caller, decision, call))
                    .onItemOrFailure().call(queueing::end);
            return AfterCancellation.of(passing, () -> queueing.end().subscribe().with(ended -> {
            }, failure -> LOG.errorf(failure, "a turn could not be given back userId=%s", caller.userId())));
        });
    }

    private Uni<Decision.Final> turn(Caller caller, Queueing queueing) {
        return queueing.turn()
                .onSubscription().invoke(() -> metrics.arrived(caller.role()))
                .onTermination().invoke(() -> metrics.left(caller.role()))
                .onItem().invoke(decision -> metrics.decided(caller.role(), queueing.waited(), decision));
    }

    private <T> Uni<Answered<T>> go(Caller caller, Decision.Final decision, Uni<Answered<T>> call) {
        return switch (decision) {
            case Decision.Granted granted -> call;
            case Decision.Refused(Duration retryAfter, Decision.Reason reason) -> refuse(caller, retryAfter, reason);
        };
    }

    private <T> Uni<Answered<T>> refuse(Caller caller, Duration retryAfter, Decision.Reason reason) {
        LOG.debugf("no turn userId=%s accountId=%s reason=%s retryAfter=%s", caller.userId(), caller.accountId(), reason,
                retryAfter);
        return Uni.createFrom().item(Answered.refused(retryAfter));
    }

    private Claim claim(Caller caller) {
        return new Claim(ids.get().toString(), caller.userId(),
                Limits.micros(config.ageing().multipliedBy(caller.role().ordinal())));
    }

    private Duration patience(Caller caller) {
        return caller.underWay() ? config.maxWait() : config.maxWaitToStart();
    }
}
