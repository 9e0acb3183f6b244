package dev.fbads.gateway.quota;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.fbads.gateway.redis.RedisScript;
import dev.fbads.gateway.redis.RedisUnavailableException;
import dev.fbads.gateway.redis.SharedRedis;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;

/**
 * The quota states of all replicas: a hash per subject, an index of the subjects, and the end of the stop of each app.
 * Fails with {@link RedisUnavailableException}.
 */
final class RedisQuota {

    private static final RedisScript NOTE = RedisScript.of(RedisQuota.class, "record.lua");
    private static final String INDEX = "fbads:quota:subjects";
    private static final String STOPPED_APPS = "fbads:quota:stopped-apps";
    private static final String STOPPED = "stopped_until";
    private static final long LISTED = 1000;

    private final SharedRedis redis;
    private final Duration validity;

    RedisQuota(SharedRedis redis, Duration validity) {
        this.redis = redis;
        this.validity = validity;
    }

    Uni<Void> note(QuotaSubject subject, QuotaState reported, Instant now) {
        long stopped = reported.stoppedUntil().toEpochMilli();
        Request note = NOTE.on(List.of(key(subject)))
                .arg(stopped)
                .arg(Math.max(validity.toMillis(), stopped - now.toEpochMilli()));
        reported.figures().forEach((kind, figure) -> note.arg(kind.wire()).arg(figure.text()));
        Request index = Request.cmd(Command.ZADD).arg(INDEX).arg(now.toEpochMilli()).arg(subject.name());
        return Uni.combine().all().unis(redis.send(note), redis.send(index)).discardItems()
                .onItem().transformToUni(indexed -> subject.isApp() && reported.stoppedUntil().isAfter(now)
                        ? stop(subject, reported.stoppedUntil(), now)
                        : Uni.createFrom().voidItem());
    }

    /** Apps that may not be called yet. */
    Uni<Set<String>> stoppedApps(Instant now) {
        return redis.send(Request.cmd(Command.ZRANGE).arg(STOPPED_APPS).arg("(" + now.toEpochMilli()).arg("+inf")
                .arg("BYSCORE"))
                .onItem().transform(ids -> ids.stream().map(Response::toString).collect(Collectors.toUnmodifiableSet()));
    }

    /** An active stop is not shortened. */
    private Uni<Void> stop(QuotaSubject app, Instant until, Instant now) {
        Request forget = Request.cmd(Command.ZREMRANGEBYSCORE).arg(STOPPED_APPS).arg("-inf").arg(now.toEpochMilli());
        Request stop = Request.cmd(Command.ZADD).arg(STOPPED_APPS).arg("GT").arg(until.toEpochMilli()).arg(app.appId());
        return redis.send(forget)
                .onItem().transformToUni(forgotten -> redis.send(stop))
                .replaceWithVoid();
    }

    Uni<QuotaState> of(QuotaSubject subject) {
        return redis.send(Request.cmd(Command.HGETALL).arg(key(subject)))
                .onItem().transform(RedisQuota::state);
    }

    /** The subjects with valid figures; removes the others from the index. */
    Uni<List<QuotaSubject>> subjects(Instant now) {
        long since = now.minus(validity).toEpochMilli();
        Request forget = Request.cmd(Command.ZREMRANGEBYSCORE).arg(INDEX).arg("-inf").arg("(" + since);
        Request list = Request.cmd(Command.ZRANGE).arg(INDEX).arg(0).arg(LISTED - 1);
        return redis.send(forget)
                .onItem().transformToUni(forgotten -> redis.send(list))
                .onItem().transform(names -> names.stream().map(name -> new QuotaSubject(name.toString())).toList());
    }

    private static QuotaState state(Response hash) {
        Map<QuotaKind, UsageFigure> figures = new EnumMap<>(QuotaKind.class);
        for (QuotaKind kind : QuotaKind.values()) {
            Response figure = hash.get(kind.wire());
            if (figure != null) {
                figures.put(kind, UsageFigure.ofText(figure.toString()));
            }
        }
        Response stopped = hash.get(STOPPED);
        return new QuotaState(figures, stopped == null ? Instant.EPOCH : Instant.ofEpochMilli(stopped.toLong()));
    }

    private static String key(QuotaSubject subject) {
        return "fbads:quota:" + subject.name();
    }
}
