package dev.fbads.gateway.ratelimit;

import java.time.Duration;

import dev.fbads.gateway.redis.RedisUnavailableException;
import io.smallrye.mutiny.Uni;

/**
 * The shared queues, backed by this replica's own. Promises:
 * <ol>
 * <li>While the shared ones can be asked, they alone decide.</li>
 * <li>While they cannot, the same limits hold in this replica, counting what it was granted before; nothing is unlimited.</li>
 * <li>A turn is given back wherever it was taken; where that cannot be told, its lease ends by itself.</li>
 * </ol>
 */
final class SharedRateLimits implements RateLimits {

    private final RateLimits shared;
    private final LocalRateLimits own;

    SharedRateLimits(RateLimits shared, LocalRateLimits own) {
        this.shared = shared;
        this.own = own;
    }

    @Override
    public Uni<RateLimitDecision> acquire(QueuedCall claim, Duration maxWait) {
        return shared.acquire(claim, maxWait)
                .onItem().invoke(decision -> {
                    if (decision instanceof RateLimitDecision.Granted) {
                        own.recordGranted(claim);
                    }
                })
                .onFailure(RedisUnavailableException.class).recoverWithUni(() -> own.acquire(claim, maxWait));
    }

    @Override
    public Uni<Void> release(QueuedCall claim) {
        return own.release(claim)
                .onItem().transformToUni(ended -> shared.release(claim))
                .onFailure(RedisUnavailableException.class).recoverWithNull();
    }
}
