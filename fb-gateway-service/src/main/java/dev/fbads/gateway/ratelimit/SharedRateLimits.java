package dev.fbads.gateway.ratelimit;

import java.time.Duration;

import dev.fbads.gateway.redis.RedisUnavailableException;
import io.smallrye.mutiny.Uni;

/**
 * The rate limits in Redis, with those of this replica as fallback. Guarantees:
 * <ol>
 * <li>While Redis is available, it alone decides.</li>
 * <li>While it is not, the same limits apply within this replica, including the calls granted before; nothing is
 * unlimited.</li>
 * <li>A lease is released wherever it was taken; where that fails, it expires.</li>
 * </ol>
 */
final class SharedRateLimits implements RateLimits {

    private final RateLimits shared;
    private final LocalRateLimits local;

    SharedRateLimits(RateLimits shared, LocalRateLimits local) {
        this.shared = shared;
        this.local = local;
    }

    @Override
    public Uni<RateLimitDecision> acquire(QueuedCall claim, Duration maxWait) {
        return shared.acquire(claim, maxWait)
                .onItem().invoke(decision -> {
                    if (decision instanceof RateLimitDecision.Granted) {
                        local.recordGranted(claim);
                    }
                })
                .onFailure(RedisUnavailableException.class).recoverWithUni(() -> local.acquire(claim, maxWait));
    }

    @Override
    public Uni<Void> release(QueuedCall claim) {
        return local.release(claim)
                .onItem().transformToUni(ended -> shared.release(claim))
                .onFailure(RedisUnavailableException.class).recoverWithNull();
    }
}
