package dev.fbads.notifier.time;

import java.time.Clock;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * The real time. Unlike its siblings this service does not follow {@code fbads.clock.instant}: all it measures is when tokens
 * expire, and those are issued and verified by the real time.
 */
final class ClockProducer {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
