package dev.fbads.gateway.ratelimit;

import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import dev.fbads.gateway.quota.CallGate;
import dev.fbads.gateway.quota.CallOutcome;
import dev.fbads.gateway.quota.Caller;
import dev.fbads.gateway.reactive.Pause;
import dev.fbads.gateway.redis.SharedRedis;
import dev.fbads.service.streams.AfterCancellation;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;

/**
 * The rate limit of each user. Guarantees:
 * <ol>
 * <li>No more calls than the token bucket allows, and no more concurrent calls than configured, over all replicas.</li>
 * <li>Waiting calls are ordered by role and waiting time: a call of a lower role that has waited long enough is sent
 * first.</li>
 * <li>A call that cannot be sent within its maximum wait, or finds the queue full, is refused with the time until it could
 * be sent.</li>
 * <li>Leases are released when the call ends, fails or is cancelled, and expire when its replica fails.</li>
 * </ol>
 * Created at startup, so that invalid limits stop the start.
 */
@Startup
@ApplicationScoped
@Typed(RateLimiter.class)
public class RateLimiter implements CallGate {

    private static final Logger LOG = Logger.getLogger(RateLimiter.class);

    private final RateLimits rateLimits;
    private final RateLimitConfig config;
    private final InstantSource clock;
    private final Pause pause;
    private final Supplier<UUID> ids;
    private final QueueMetrics metrics;

    @Inject
    public RateLimiter(SharedRedis redis, RateLimitConfig config, InstantSource clock, Pause pause, Supplier<UUID> ids,
            QueueMetrics metrics) {
        this(new SharedRateLimits(new RedisRateLimits(redis, Limits.of(config), RedisRateLimits.REDIS_TIME),
                new LocalRateLimits(Limits.of(config), clock)), config, clock, pause, ids, metrics);
    }

    RateLimiter(RateLimits rateLimits, RateLimitConfig config, InstantSource clock, Pause pause, Supplier<UUID> ids,
            QueueMetrics metrics) {
        this.rateLimits = rateLimits;
        this.config = config;
        this.clock = clock;
        this.pause = pause;
        this.ids = ids;
        this.metrics = metrics;
    }

    @Override
    public <T> Uni<CallOutcome<T>> pass(Caller caller, Uni<CallOutcome<T>> call) {
        return Uni.createFrom().deferred(() -> {
            QueueWait queueWait = new QueueWait(rateLimits, config, clock, pause, queuedCall(caller), maxWait(caller));
            Uni<CallOutcome<T>> passing = decision(caller, queueWait)
                    .onItem().transformToUni(decision -> go(caller, decision, call))
                    .onItemOrFailure().call(queueWait::release);
            return AfterCancellation.of(passing, () -> queueWait.release().subscribe().with(ended -> {
            }, failure -> LOG.errorf(failure, "a rate-limit lease could not be released userId=%s", caller.userId())));
        });
    }

    private Uni<RateLimitDecision.Final> decision(Caller caller, QueueWait queueWait) {
        return queueWait.decision()
                .onSubscription().invoke(() -> metrics.enqueued(caller.role()))
                .onTermination().invoke(() -> metrics.dequeued(caller.role()))
                .onItem().invoke(decision -> metrics.decided(caller.role(), queueWait.waited(), decision));
    }

    private <T> Uni<CallOutcome<T>> go(Caller caller, RateLimitDecision.Final decision, Uni<CallOutcome<T>> call) {
        return switch (decision) {
            case RateLimitDecision.Granted granted -> call;
            case RateLimitDecision.Refused(Duration retryAfter, RateLimitDecision.Reason reason) ->
                refuse(caller, retryAfter, reason);
        };
    }

    private <T> Uni<CallOutcome<T>> refuse(Caller caller, Duration retryAfter, RateLimitDecision.Reason reason) {
        LOG.debugf("rate limited userId=%s accountId=%s reason=%s retryAfter=%s", caller.userId(), caller.accountId(), reason,
                retryAfter);
        return Uni.createFrom().item(CallOutcome.refused(retryAfter));
    }

    private QueuedCall queuedCall(Caller caller) {
        return new QueuedCall(ids.get().toString(), caller.userId(),
                Limits.micros(config.ageing().multipliedBy(caller.role().ordinal())));
    }

    private Duration maxWait(Caller caller) {
        return caller.inProgress() ? config.maxWait() : config.maxWaitToStart();
    }
}
