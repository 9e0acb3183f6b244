package dev.fbads.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

class SettableClockTest {

    private static final Instant START = Instant.parse("2026-03-15T12:00:00Z");
    private static final Duration SLOW = Duration.ofMinutes(5);

    private final SettableClock clock = new SettableClock(START);

    @Test
    void ticksFromItsStart() {
        Instant first = clock.instant();

        assertThat(first).isBetween(START, START.plus(SLOW));
        while (!clock.instant().isAfter(first)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void standsStillWhereItIsHeld() {
        Instant held = START.plus(Duration.ofDays(1));

        clock.holdAt(held);

        assertThat(clock.instant()).isEqualTo(held);
        assertThat(clock.instant()).isEqualTo(held);
    }

    @Test
    void movesAndReturnsToItsStart() {
        clock.moveTo(START.plus(Duration.ofDays(1)));
        Instant moved = clock.instant();
        clock.reset();

        assertThat(moved).isBetween(START.plus(Duration.ofDays(1)), START.plus(Duration.ofDays(1)).plus(SLOW));
        assertThat(clock.instant()).isBetween(START, START.plus(SLOW));
    }
}
