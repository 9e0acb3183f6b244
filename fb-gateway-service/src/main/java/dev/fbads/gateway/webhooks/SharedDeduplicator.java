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
 * Deduplication in Redis, with this replica as fallback. Guarantees:
 * <ol>
 * <li>While Redis is available, a change is published once, whichever replica receives it.</li>
 * <li>While it is not, each replica drops what it has published itself, and logs that once.</li>
 * <li>Nothing is remembered as published that was not.</li>
 * </ol>
 */
@ApplicationScoped
class SharedDeduplicator implements ChangeDeduplicator {

    private static final Logger LOG = Logger.getLogger(SharedDeduplicator.class);
    /** Publishing takes at most one timeout, and completing far less. */
    private static final int LEASE_IN_TIMEOUTS = 2;

    private final ChangeDeduplicator shared;
    private final ChangeDeduplicator local;
    private final AtomicBoolean localOnly = new AtomicBoolean();

    SharedDeduplicator(SharedRedis redis, WebhooksConfig config, InstantSource clock) {
        Duration lease = config.publishTimeout().multipliedBy(LEASE_IN_TIMEOUTS);
        this.shared = new RedisDeduplicator(redis, lease, config.dedupTtl(), config.dedupSize());
        this.local = new LocalDeduplicator(config.dedupSize(), lease, clock);
    }

    @Override
    public Uni<Claims> claim(Collection<String> changeIds) {
        return shared.claim(changeIds)
                .onItem().invoke(() -> localOnly.set(false))
                .onFailure(RedisUnavailableException.class).invoke(this::warnOnce)
                .onFailure(RedisUnavailableException.class).recoverWithUni(() -> local.claim(changeIds));
    }

    @Override
    public Uni<Void> complete(Collection<String> claimed, Set<String> published) {
        return local.complete(claimed, published)
                .onItem().transformToUni(noted -> shared.complete(claimed, published))
                .onFailure(RedisUnavailableException.class).invoke(this::warnOnce)
                .onFailure(RedisUnavailableException.class).recoverWithNull();
    }

    private void warnOnce() {
        if (localOnly.compareAndSet(false, true)) {
            LOG.warn("Redis is unavailable: meanwhile a webhook that reaches two replicas is published by both");
        }
    }
}
