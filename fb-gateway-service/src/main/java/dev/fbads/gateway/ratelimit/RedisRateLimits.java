package dev.fbads.gateway.ratelimit;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;

import dev.fbads.gateway.ratelimit.RateLimitDecision.Granted;
import dev.fbads.gateway.ratelimit.RateLimitDecision.Reason;
import dev.fbads.gateway.ratelimit.RateLimitDecision.Refused;
import dev.fbads.gateway.ratelimit.RateLimitDecision.Wait;
import dev.fbads.gateway.redis.RedisScript;
import dev.fbads.gateway.redis.RedisUnavailableException;
import dev.fbads.gateway.redis.SharedRedis;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;

/** The rate limits of all replicas, in Redis; each request is one script. Fails with {@link RedisUnavailableException}. */
final class RedisRateLimits implements RateLimits {

    /** The clock of Redis, which all replicas share. */
    static final Supplier<String> REDIS_TIME = () -> "";

    private static final RedisScript ACQUIRE = RedisScript.of(RedisRateLimits.class, "acquire.lua");
    private static final RedisScript RELEASE = RedisScript.of(RedisRateLimits.class, "release.lua");

    private final SharedRedis redis;
    private final Limits limits;
    private final Supplier<String> now;

    RedisRateLimits(SharedRedis redis, Limits limits, Supplier<String> now) {
        this.redis = redis;
        this.limits = limits;
        this.now = now;
    }

    @Override
    public Uni<RateLimitDecision> acquire(QueuedCall claim, Duration maxWait) {
        return Uni.createFrom().deferred(() -> redis.send(request(claim, maxWait)))
                .onItem().transform(RedisRateLimits::decision);
    }

    @Override
    public Uni<Void> release(QueuedCall claim) {
        List<String> keys = List.of(key(claim, "leases"), key(claim, "queue"), key(claim, "alive"));
        return Uni.createFrom().deferred(() -> redis.send(RELEASE.on(keys).arg(claim.id())))
                .replaceWithVoid();
    }

    private Request request(QueuedCall claim, Duration maxWait) {
        return ACQUIRE.on(List.of(key(claim, "bucket"), key(claim, "leases"), key(claim, "queue"), key(claim, "alive")))
                .arg(now.get())
                .arg(claim.id())
                .arg(claim.handicap())
                .arg(Limits.micros(maxWait))
                .arg(limits.interval())
                .arg(limits.burst())
                .arg(limits.concurrent())
                .arg(limits.lease())
                .arg(limits.waiterLease())
                .arg(limits.queueLength());
    }

    /**
     * The braces keep the keys of a user in one cluster slot; braces in the user id are encoded, since they would end the
     * hash tag.
     */
    private static String key(QueuedCall claim, String what) {
        return "fbads:ratelimit:{user-" + claim.userId().replace("}", "%7D") + "}:" + what;
    }

    private static RateLimitDecision decision(Response answer) {
        Duration wait = Duration.of(answer.get(1).toLong(), ChronoUnit.MICROS);
        return switch (answer.get(0).toInteger()) {
            case 1 -> new Granted();
            case 0 -> new Wait(wait);
            case -1 -> new Refused(wait, Reason.QUEUE_FULL);
            default -> new Refused(wait, Reason.TOO_LATE);
        };
    }
}
