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
     * Closes the connection of a client when its token expires.
     *
     * @param expiry the token's {@code exp}, in seconds since 1970
     * @return cancels the timer
     */
    Runnable watch(Subscriber subscriber, long expiry) {
        Duration remaining = Duration.between(clock.instant(), Instant.ofEpochSecond(expiry)).minus(config.expiryMargin());
        long timer = vertx.setTimer(Math.max(1, remaining.toMillis()), fired -> subscriber.end(CloseReasons.TOKEN_EXPIRED));
        return () -> vertx.cancelTimer(timer);
    }
}
