package dev.fbads.gateway.ratelimit;

import java.time.Duration;

import dev.fbads.gateway.redis.RedisAwayException;
import io.smallrye.mutiny.Uni;

/**
 * The shared queues, backed by this replica's own. Promises:
 * <ol>
 * <li>While the shared ones can be asked, they alone decide.</li>
 * <li>While they cannot, the same limits hold in this replica, counting what it was granted before; nothing is unlimited.</li>
 * <li>A turn is given back wherever it was taken; where that cannot be told, its lease ends by itself.</li>
 * </ol>
 */
final class SharedTurns implements Turns {

    private final Turns shared;
    private final LocalTurns own;

    SharedTurns(Turns shared, LocalTurns own) {
        this.shared = shared;
        this.own = own;
    }

    @Override
    public Uni<Decision> ask(Claim claim, Duration patience) {
        return shared.ask(claim, patience)
                .onItem().invoke(decision -> {
                    if (decision instanceof Decision.Granted) {
                        own.adopt(claim);
                    }
                })
                .onFailure(RedisAwayException.class).recoverWithUni(() -> own.ask(claim, patience));
    }

    @Override
    public Uni<Void> end(Claim claim) {
        return own.end(claim)
                .onItem().transformToUni(ended -> shared.end(claim))
                .onFailure(RedisAwayException.class).recoverWithNull();
    }
}
