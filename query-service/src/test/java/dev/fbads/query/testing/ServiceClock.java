package dev.fbads.query.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

import dev.fbads.testing.TestClock;

/**
 * The clock of the service under test, in place of its own. It ticks from {@link MigratedDatabase#NOW} on.
 * A test that holds it must reset it.
 */
@Alternative
@Priority(1)
@Singleton
public class ServiceClock extends Clock {

    private final Clock ticking = ticking();
    private volatile Clock current = ticking;

    /** Stands still at that instant. */
    public void holdAt(Instant instant) {
        current = Clock.fixed(instant, ZoneOffset.UTC);
    }

    /** Ticks again as if it had never been held. */
    public void reset() {
        current = ticking;
    }

    @Override
    public ZoneId getZone() {
        return current.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return current.withZone(zone);
    }

    @Override
    public Instant instant() {
        return current.instant();
    }

    private static Clock ticking() {
        return Clock.offset(TestClock.ticking(), Duration.between(TestClock.NOW, Instant.parse(MigratedDatabase.NOW)));
    }
}
