package dev.fbads.gateway.webhooks;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.fbads.gateway.redis.RedisScript;
import dev.fbads.gateway.redis.RedisUnavailableException;
import dev.fbads.gateway.redis.SharedRedis;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;

/**
 * The changes published by any replica, limited in time and number. A delivery takes two commands, however many changes it
 * has. Fails with {@link RedisUnavailableException}.
 */
final class RedisDeduplicator implements ChangeDeduplicator {

    private static final RedisScript CLAIM = RedisScript.of(RedisDeduplicator.class, "claim.lua");
    private static final RedisScript COMPLETE = RedisScript.of(RedisDeduplicator.class, "complete.lua");
    private static final List<String> KEYS = List.of("fbads:{webhooks}:published", "fbads:{webhooks}:pending");
    private static final int CLAIMED = 0;
    private static final int PENDING = 2;

    private final SharedRedis redis;
    private final Duration lease;
    private final Duration dedupTtl;
    private final int most;

    RedisDeduplicator(SharedRedis redis, Duration lease, Duration dedupTtl, int most) {
        this.redis = redis;
        this.lease = lease;
        this.dedupTtl = dedupTtl;
        this.most = most;
    }

    @Override
    public Uni<Claims> claim(Collection<String> changeIds) {
        List<String> ids = List.copyOf(changeIds);
        Request request = CLAIM.on(KEYS).arg(lease.toMillis());
        ids.forEach(request::arg);
        return redis.send(request)
                .onItem().transform(answers -> new Claims(select(ids, answers, CLAIMED), select(ids, answers, PENDING)));
    }

    @Override
    public Uni<Void> complete(Collection<String> claimed, Set<String> published) {
        Request request = COMPLETE.on(KEYS).arg(dedupTtl.toMillis()).arg(most).arg(published.size());
        published.forEach(request::arg);
        claimed.stream().filter(id -> !published.contains(id)).forEach(request::arg);
        return redis.send(request)
                .replaceWithVoid();
    }

    private static Set<String> select(List<String> ids, Response answers, int status) {
        Set<String> found = new HashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            if (answers.get(i).toInteger() == status) {
                found.add(ids.get(i));
            }
        }
        return found;
    }
}
