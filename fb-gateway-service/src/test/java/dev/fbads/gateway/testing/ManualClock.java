package dev.fbads.gateway.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import dev.fbads.gateway.reactive.Pause;
import dev.fbads.testing.TestClock;
import io.smallrye.mutiny.Uni;

/** Time that begins at {@link TestClock#NOW} and passes when a test says so. */
public final class ManualClock implements InstantSource {

    private Instant now = TestClock.NOW;

    @Override
    public synchronized Instant instant() {
        return now;
    }

    public synchronized void advance(Duration time) {
        now = now.plus(time);
    }

    /** Pauses that take no time but on this clock. */
    public Pause pause() {
        return time -> Uni.createFrom().item(() -> {
            advance(time);
            return null;
        });
    }

    /** In microseconds, as scripts take it. */
    public String micros() {
        return String.valueOf(instant().toEpochMilli() * 1000);
    }
}
