package dev.fbads.gateway.webhooks;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.fbads.gateway.redis.RedisAwayException;
import dev.fbads.gateway.redis.Script;
import dev.fbads.gateway.redis.SharedRedis;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;

/**
 * What any replica passed on. A delivery is one question and one note, however many changes it has; what is remembered is
 * bounded in time and number. Fails with {@link RedisAwayException}.
 */
final class RedisChanges implements SeenChanges {

    private static final Script CLAIM = Script.of(RedisChanges.class, "claim.lua");
    private static final Script SETTLE = Script.of(RedisChanges.class, "settle.lua");
    private static final List<String> KEYS = List.of("fbads:{webhooks}:taken", "fbads:{webhooks}:pending");
    private static final int CLAIMED = 0;
    private static final int PENDING = 2;

    private final SharedRedis redis;
    private final Duration lease;
    private final Duration rememberedFor;
    private final int most;

    RedisChanges(SharedRedis redis, Duration lease, Duration rememberedFor, int most) {
        this.redis = redis;
        this.lease = lease;
        this.rememberedFor = rememberedFor;
        this.most = most;
    }

    @Override
    public Uni<Claims> claim(Collection<String> changeIds) {
        List<String> ids = List.copyOf(changeIds);
        Request request = CLAIM.on(KEYS).arg(lease.toMillis());
        ids.forEach(request::arg);
        return redis.send(request)
                .onItem().transform(answers -> new Claims(such(ids, answers, CLAIMED), such(ids, answers, PENDING)));
    }

    @Override
    public Uni<Void> settle(Collection<String> claimed, Set<String> taken) {
        Request request = SETTLE.on(KEYS).arg(rememberedFor.toMillis()).arg(most).arg(taken.size());
        taken.forEach(request::arg);
        claimed.stream().filter(id -> !taken.contains(id)).forEach(request::arg);
        return redis.send(request)
                .replaceWithVoid();
    }

    private static Set<String> such(List<String> ids, Response answers, int such) {
        Set<String> found = new HashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            if (answers.get(i).toInteger() == such) {
                found.add(ids.get(i));
            }
        }
        return found;
    }
}
