package dev.fbads.service.time;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Produces the clocks of a service. No other production class reads the system's time. */
final class ClockProducer {

    /** Decides which day it is; starts at {@link ClockConfig#instant()}, where that is set, and ticks. */
    @Produces
    @Singleton
    Clock clock(ClockConfig config) {
        Clock system = systemClock();
        return config.instant()
                .map(start -> Clock.offset(system, Duration.between(system.instant(), start)))
                .orElse(system);
    }

    @Produces
    @Singleton
    @SystemTime
    Clock systemClock() {
        return Clock.systemUTC();
    }
}
