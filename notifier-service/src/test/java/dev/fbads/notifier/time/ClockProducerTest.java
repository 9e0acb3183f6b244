package dev.fbads.notifier.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.fbads.notifier.testing.MigratedDatabase;
import dev.fbads.notifier.testing.ServiceTest;

/** The clocks of a service that is told another time. */
@ServiceTest
class ClockProducerTest {

    private static final Duration A_DAY = Duration.ofDays(1);

    @Inject
    Clock clock;

    @Inject
    @RealTime
    Clock realTime;

    @Test
    void theClockTicksFromTheConfiguredInstant() {
        Instant first = clock.instant();

        assertThat(first).isBetween(MigratedDatabase.CLOCK_INSTANT, MigratedDatabase.CLOCK_INSTANT.plus(A_DAY));
        assertThat(clock.instant()).isAfterOrEqualTo(first);
    }

    @Test
    void whatOtherSystemsStampIsComparedWithTheRealTime() {
        assertThat(Duration.between(clock.instant(), realTime.instant())).isGreaterThan(Duration.ofDays(365));
    }
}
