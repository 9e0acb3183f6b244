package dev.fbads.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock of a service under test: it ticks from a given instant on, and a test may move or hold it. */
public class SettableClock extends Clock {

    private final Instant start;
    private volatile Clock current;

    /** @param start the instant at which it starts to tick, and to which {@link #reset} returns it */
    public SettableClock(Instant start) {
        this.start = start;
        this.current = tickingFrom(start);
    }

    /** Ticks from that instant on. */
    public void moveTo(Instant instant) {
        current = tickingFrom(instant);
    }

    /** Stands still at that instant. */
    public void holdAt(Instant instant) {
        current = Clock.fixed(instant, ZoneOffset.UTC);
    }

    /** Ticks from its first instant on. */
    public void reset() {
        current = tickingFrom(start);
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

    private static Clock tickingFrom(Instant instant) {
        return Clock.offset(TestClock.ticking(), Duration.between(TestClock.NOW, instant));
    }
}
