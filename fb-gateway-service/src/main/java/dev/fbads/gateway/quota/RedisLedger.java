package dev.fbads.gateway.quota;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.fbads.gateway.redis.RedisAwayException;
import dev.fbads.gateway.redis.Script;
import dev.fbads.gateway.redis.SharedRedis;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;

/**
 * What all replicas were told: a hash per subject, an index of them, and when stopped apps may go on. Fails with
 * {@link RedisAwayException}.
 */
final class RedisLedger {

    private static final Script NOTE = Script.of(RedisLedger.class, "note.lua");
    private static final String INDEX = "fbads:quota:subjects";
    private static final String STOPPED_APPS = "fbads:quota:stopped-apps";
    private static final String STOPPED = "stopped_until";
    private static final long LISTED = 1000;

    private final SharedRedis redis;
    private final Duration validity;

    RedisLedger(SharedRedis redis, Duration validity) {
        this.redis = redis;
        this.validity = validity;
    }

    Uni<Void> note(Subject subject, Standing said, Instant now) {
        long stopped = said.stoppedUntil().toEpochMilli();
        Request note = NOTE.on(List.of(key(subject)))
                .arg(stopped)
                .arg(Math.max(validity.toMillis(), stopped - now.toEpochMilli()));
        said.figures().forEach((kind, figure) -> note.arg(kind.wire()).arg(figure.text()));
        Request index = Request.cmd(Command.ZADD).arg(INDEX).arg(now.toEpochMilli()).arg(subject.name());
        return Uni.combine().all().unis(redis.send(note), redis.send(index)).discardItems()
                .onItem().transformToUni(indexed -> subject.isApp() && said.stoppedUntil().isAfter(now)
                        ? stop(subject, said.stoppedUntil(), now)
                        : Uni.createFrom().voidItem());
    }

    /** Apps that may not be called for yet. */
    Uni<Set<String>> stoppedApps(Instant now) {
        return redis.send(Request.cmd(Command.ZRANGE).arg(STOPPED_APPS).arg("(" + now.toEpochMilli()).arg("+inf")
                .arg("BYSCORE"))
                .onItem().transform(ids -> ids.stream().map(Response::toString).collect(Collectors.toUnmodifiableSet()));
    }

    /** A stop that is under way is not shortened. */
    private Uni<Void> stop(Subject app, Instant until, Instant now) {
        Request forget = Request.cmd(Command.ZREMRANGEBYSCORE).arg(STOPPED_APPS).arg("-inf").arg(now.toEpochMilli());
        Request stop = Request.cmd(Command.ZADD).arg(STOPPED_APPS).arg("GT").arg(until.toEpochMilli()).arg(app.appId());
        return redis.send(forget)
                .onItem().transformToUni(forgotten -> redis.send(stop))
                .replaceWithVoid();
    }

    Uni<Standing> of(Subject subject) {
        return redis.send(Request.cmd(Command.HGETALL).arg(key(subject)))
                .onItem().transform(RedisLedger::standing);
    }

    /** The subjects of which something was said while it counts; forgets the others. */
    Uni<List<Subject>> subjects(Instant now) {
        long since = now.minus(validity).toEpochMilli();
        Request forget = Request.cmd(Command.ZREMRANGEBYSCORE).arg(INDEX).arg("-inf").arg("(" + since);
        Request list = Request.cmd(Command.ZRANGE).arg(INDEX).arg(0).arg(LISTED - 1);
        return redis.send(forget)
                .onItem().transformToUni(forgotten -> redis.send(list))
                .onItem().transform(names -> names.stream().map(name -> new Subject(name.toString())).toList());
    }

    private static Standing standing(Response hash) {
        Map<QuotaKind, Figure> figures = new EnumMap<>(QuotaKind.class);
        for (QuotaKind kind : QuotaKind.values()) {
            Response figure = hash.get(kind.wire());
            if (figure != null) {
                figures.put(kind, Figure.ofText(figure.toString()));
            }
        }
        Response stopped = hash.get(STOPPED);
        return new Standing(figures, stopped == null ? Instant.EPOCH : Instant.ofEpochMilli(stopped.toLong()));
    }

    private static String key(Subject subject) {
        return "fbads:quota:" + subject.name();
    }
}
