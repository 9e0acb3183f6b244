package dev.fbads.gateway.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.fbads.gateway.testing.Timeouts;
import dev.fbads.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;

/** The service under test is configured to start at {@link TestClock#NOW}. */
@QuarkusTest
class ClockTest {

    @Inject
    InstantSource clock;

    @Test
    void theClockStartsAtTheConfiguredInstant() {
        Instant first = clock.instant();

        assertThat(first).isAfterOrEqualTo(TestClock.NOW);
        assertThat(LocalDate.ofInstant(first, ZoneOffset.UTC)).isEqualTo(TestClock.TODAY);
        await().atMost(Timeouts.LONG).until(() -> clock.instant().isAfter(first));
    }
}
