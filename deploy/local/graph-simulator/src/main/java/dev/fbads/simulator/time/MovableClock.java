package dev.fbads.simulator.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.inject.Singleton;

/** The clock that everybody here goes by. It ticks as time does, from where it was last put. */
@Singleton
public class MovableClock extends Clock {

    private final Clock system = Clock.systemUTC();
    private final Duration start;
    private final AtomicReference<Duration> offset;

    MovableClock(ClockConfig config) {
        start = config.instant().map(instant -> Duration.between(system.instant(), instant)).orElse(Duration.ZERO);
        offset = new AtomicReference<>(start);
    }

    /** Goes on from this instant. */
    public void moveTo(Instant instant) {
        offset.set(Duration.between(system.instant(), instant));
    }

    /** Goes on from this much later, or earlier when negative. */
    public void advance(Duration duration) {
        offset.updateAndGet(old -> old.plus(duration));
    }

    /** Goes on as if it had never been moved. */
    public void reset() {
        offset.set(start);
    }

    @Override
    public Instant instant() {
        return system.instant().plus(offset.get());
    }

    @Override
    public ZoneId getZone() {
        return system.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(system.withZone(zone), offset.get());
    }
}
