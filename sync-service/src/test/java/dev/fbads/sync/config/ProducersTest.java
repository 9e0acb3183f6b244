package dev.fbads.sync.config;

import static dev.fbads.sync.support.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;

/** The clock of production; tests of the running service replace it. */
class ProducersTest {

    @Test
    void theClockStartsAtTheConfiguredInstantAndTicks() {
        Instant start = Instant.parse("2021-03-10T12:00:00Z");

        Clock clock = new Producers().clock(() -> Optional.of(start));

        Instant first = clock.instant();
        assertThat(first).isBetween(start, start.plus(PATIENCE));
        await().atMost(PATIENCE).until(() -> clock.instant().isAfter(first));
    }
}
