package dev.fbads.gateway.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import dev.fbads.gateway.reactive.Pause;
import dev.fbads.testing.TestClock;
import io.smallrye.mutiny.Uni;

/** A clock that starts at {@link TestClock#NOW} and is advanced by the test. */
public final class ManualClock implements InstantSource {

    private Instant now = TestClock.NOW;

    @Override
    public synchronized Instant instant() {
        return now;
    }

    public synchronized void advance(Duration time) {
        now = now.plus(time);
    }

    /** Pauses that only advance this clock. */
    public Pause pause() {
        return time -> Uni.createFrom().item(() -> {
            advance(time);
            return null;
        });
    }

    /** The time in microseconds, as passed to scripts. */
    public String micros() {
        return String.valueOf(instant().toEpochMilli() * 1000);
    }
}
