package dev.fbads.notifier.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.service.time.SystemTime;
import io.vertx.core.Vertx;

/** Closes connections whose token has expired. */
@ApplicationScoped
class TokenExpiry {

    private final Vertx vertx;
    private final Clock clock;
    private final ConnectionConfig config;

    TokenExpiry(Vertx vertx, @SystemTime Clock clock, ConnectionConfig config) {
        this.vertx = vertx;
        this.clock = clock;
        this.config = config;
    }

    /**
     * Ends the client when its token does.
     *
     * @param expiry the token's {@code exp}, in seconds since 1970
     * @return what calls it off
     */
    Runnable watch(Subscriber subscriber, long expiry) {
        Duration left = Duration.between(clock.instant(), Instant.ofEpochSecond(expiry)).minus(config.expiryMargin());
        long timer = vertx.setTimer(Math.max(1, left.toMillis()), fired -> subscriber.end(CloseReasons.TOKEN_EXPIRED));
        return () -> vertx.cancelTimer(timer);
    }
}
