package dev.fbads.gateway.ratelimit;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;

import dev.fbads.gateway.ratelimit.Decision.Granted;
import dev.fbads.gateway.ratelimit.Decision.Reason;
import dev.fbads.gateway.ratelimit.Decision.Refused;
import dev.fbads.gateway.ratelimit.Decision.Wait;
import dev.fbads.gateway.redis.RedisAwayException;
import dev.fbads.gateway.redis.Script;
import dev.fbads.gateway.redis.SharedRedis;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;

/** The queues of all replicas, in Redis; each question is one script. Fails with {@link RedisAwayException}. */
final class RedisTurns implements Turns {

    /** The clock of Redis, which all replicas share. */
    static final Supplier<String> REDIS_TIME = () -> "";

    private static final Script ASK = Script.of(RedisTurns.class, "ask.lua");
    private static final Script END = Script.of(RedisTurns.class, "end.lua");

    private final SharedRedis redis;
    private final Limits limits;
    private final Supplier<String> now;

    RedisTurns(SharedRedis redis, Limits limits, Supplier<String> now) {
        this.redis = redis;
        this.limits = limits;
        this.now = now;
    }

    @Override
    public Uni<Decision> ask(Claim claim, Duration patience) {
        return Uni.createFrom().deferred(() -> redis.send(question(claim, patience)))
                .onItem().transform(RedisTurns::decision);
    }

    @Override
    public Uni<Void> end(Claim claim) {
        List<String> keys = List.of(key(claim, "leases"), key(claim, "queue"), key(claim, "alive"));
        return Uni.createFrom().deferred(() -> redis.send(END.on(keys).arg(claim.id())))
                .replaceWithVoid();
    }

    private Request question(Claim claim, Duration patience) {
        return ASK.on(List.of(key(claim, "bucket"), key(claim, "leases"), key(claim, "queue"), key(claim, "alive")))
                .arg(now.get())
                .arg(claim.id())
                .arg(claim.handicap())
                .arg(Limits.micros(patience))
                .arg(limits.interval())
                .arg(limits.burst())
                .arg(limits.concurrent())
                .arg(limits.lease())
                .arg(limits.waiterLease())
                .arg(limits.queueLength());
    }

    /** The braces keep the keys of a user on one node of a cluster; a user's own braces would end them early. */
    private static String key(Claim claim, String what) {
        return "fbads:turns:{user-" + claim.userId().replace("}", "%7D") + "}:" + what;
    }

    private static Decision decision(Response answer) {
        Duration wait = Duration.of(answer.get(1).toLong(), ChronoUnit.MICROS);
        return switch (answer.get(0).toInteger()) {
            case 1 -> new Granted();
            case 0 -> new Wait(wait);
            case -1 -> new Refused(wait, Reason.QUEUE_FULL);
            default -> new Refused(wait, Reason.TOO_LATE);
        };
    }
}
