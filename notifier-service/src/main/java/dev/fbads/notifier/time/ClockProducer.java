package dev.fbads.notifier.time;

import java.time.Clock;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * The one place that reads the system's time. It does not follow {@code fbads.clock.instant} as the other services do: what the
 * service compares with the time, the expiry of tokens and the records of Kafka, is stamped by others with the real time.
 */
final class ClockProducer {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
