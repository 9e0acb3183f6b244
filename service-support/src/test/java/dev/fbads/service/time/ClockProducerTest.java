package dev.fbads.service.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class ClockProducerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Instant START = Instant.parse("2021-03-10T12:00:00Z");

    private final ClockProducer producer = new ClockProducer();

    @Test
    void theClockStartsAtTheConfiguredInstantAndTicks() {
        Clock clock = producer.clock(() -> Optional.of(START));

        Instant first = clock.instant();
        assertThat(first).isBetween(START, START.plus(PATIENCE));
        await().atMost(PATIENCE).until(() -> clock.instant().isAfter(first));
    }

    @Test
    void withoutAConfiguredInstantTheClockIsTheSystemClock() {
        assertThat(producer.clock(Optional::empty)).isEqualTo(producer.systemClock());
    }

    @Test
    void theSystemClockIgnoresTheConfiguredInstant() {
        Instant configured = producer.clock(() -> Optional.of(START)).instant();

        assertThat(producer.systemClock().instant()).isAfter(configured.plus(Duration.ofDays(1)));
    }
}
