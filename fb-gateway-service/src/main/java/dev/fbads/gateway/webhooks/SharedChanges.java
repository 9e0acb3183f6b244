package dev.fbads.gateway.webhooks;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.fbads.gateway.redis.RedisAwayException;
import dev.fbads.gateway.redis.SharedRedis;
import io.smallrye.mutiny.Uni;

/**
 * What was passed on, backed by this replica's own memory. Promises:
 * <ol>
 * <li>While Redis answers, a change is passed on once, whichever replica Meta tells it.</li>
 * <li>While it does not, each replica drops what itself passed on, then or before; it says so once.</li>
 * <li>Nothing is remembered as passed on that was not.</li>
 * </ol>
 */
@ApplicationScoped
class SharedChanges implements SeenChanges {

    private static final Logger LOG = Logger.getLogger(SharedChanges.class);
    /** Passing on takes one patience at most, and telling how it ended far less. */
    private static final int LEASE_IN_PATIENCES = 2;

    private final SeenChanges shared;
    private final SeenChanges own;
    private final AtomicBoolean alone = new AtomicBoolean();

    SharedChanges(SharedRedis redis, WebhooksConfig config, InstantSource clock) {
        Duration lease = config.patience().multipliedBy(LEASE_IN_PATIENCES);
        this.shared = new RedisChanges(redis, lease, config.rememberedFor(), config.remembered());
        this.own = new OwnChanges(config.remembered(), lease, clock);
    }

    @Override
    public Uni<Claims> claim(Collection<String> changeIds) {
        return shared.claim(changeIds)
                .onItem().invoke(() -> alone.set(false))
                .onFailure(RedisAwayException.class).invoke(this::tellOnce)
                .onFailure(RedisAwayException.class).recoverWithUni(() -> own.claim(changeIds));
    }

    @Override
    public Uni<Void> settle(Collection<String> claimed, Set<String> taken) {
        return own.settle(claimed, taken)
                .onItem().transformToUni(noted -> shared.settle(claimed, taken))
                .onFailure(RedisAwayException.class).invoke(this::tellOnce)
                .onFailure(RedisAwayException.class).recoverWithNull();
    }

    private void tellOnce() {
        if (alone.compareAndSet(false, true)) {
            LOG.warn("Redis does not answer: until it does, a webhook that reaches two replicas is passed on by both");
        }
    }
}
