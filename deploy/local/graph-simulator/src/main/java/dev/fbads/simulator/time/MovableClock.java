package dev.fbads.simulator.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.inject.Singleton;

/** The clock that everybody here goes by. It ticks as time does, from where it was last put, unless it is stopped. */
@Singleton
public class MovableClock extends Clock {

    private final Clock system = Clock.systemUTC();
    private final Duration start;
    private final AtomicReference<State> state;

    MovableClock(ClockConfig config) {
        start = config.instant().map(instant -> Duration.between(system.instant(), instant)).orElse(Duration.ZERO);
        state = new AtomicReference<>(started());
    }

    /** Goes on from this instant, or stands there when stopped. */
    public void moveTo(Instant instant) {
        state.updateAndGet(old -> at(instant, old.stopped()));
    }

    /** Goes on from this much later, or earlier when negative. */
    public void advance(Duration duration) {
        state.updateAndGet(old -> at(old.clock().instant().plus(duration), old.stopped()));
    }

    /** Stands still from now on, so that time passes only when it is moved; or ticks again. */
    public void stop(boolean stopped) {
        state.updateAndGet(old -> at(old.clock().instant(), stopped));
    }

    /** Goes on as if it had never been moved or stopped. */
    public void reset() {
        state.set(started());
    }

    @Override
    public Instant instant() {
        return state.get().clock().instant();
    }

    @Override
    public ZoneId getZone() {
        return system.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return state.get().clock().withZone(zone);
    }

    private State started() {
        return new State(Clock.offset(system, start), false);
    }

    private State at(Instant instant, boolean stopped) {
        return new State(stopped ? Clock.fixed(instant, system.getZone())
                : Clock.offset(system, Duration.between(system.instant(), instant)), stopped);
    }

    private record State(Clock clock, boolean stopped) {
    }
}
