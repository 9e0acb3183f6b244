package dev.fbads.gateway.webhooks;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.fbads.gateway.redis.RedisUnavailableException;
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
class SharedDeduplicator implements ChangeDeduplicator {

    private static final Logger LOG = Logger.getLogger(SharedDeduplicator.class);
    /** Passing on takes one patience at most, and telling how it ended far less. */
    private static final int LEASE_IN_TIMEOUTS = 2;

    private final ChangeDeduplicator shared;
    private final ChangeDeduplicator own;
    private final AtomicBoolean alone = new AtomicBoolean();

    SharedDeduplicator(SharedRedis redis, WebhooksConfig config, InstantSource clock) {
        Duration lease = config.publishTimeout().multipliedBy(LEASE_IN_TIMEOUTS);
        this.shared = new RedisDeduplicator(redis, lease, config.dedupTtl(), config.dedupSize());
        this.own = new LocalDeduplicator(config.dedupSize(), lease, clock);
    }

    @Override
    public Uni<Claims> claim(Collection<String> changeIds) {
        return shared.claim(changeIds)
                .onItem().invoke(() -> alone.set(false))
                .onFailure(RedisUnavailableException.class).invoke(this::warnOnce)
                .onFailure(RedisUnavailableException.class).recoverWithUni(() -> own.claim(changeIds));
    }

    @Override
    public Uni<Void> complete(Collection<String> claimed, Set<String> published) {
        return own.complete(claimed, published)
                .onItem().transformToUni(noted -> shared.complete(claimed, published))
                .onFailure(RedisUnavailableException.class).invoke(this::warnOnce)
                .onFailure(RedisUnavailableException.class).recoverWithNull();
    }

    private void warnOnce() {
        if (alone.compareAndSet(false, true)) {
            LOG.warn("Redis does not answer: until it does, a webhook that reaches two replicas is passed on by both");
        }
    }
}
