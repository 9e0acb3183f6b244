package dev.fbads.simulator.time;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gives everybody the same clock. */
class ClockProducer {

    @Produces
    @Singleton
    Clock clock(ClockConfig config) {
        Clock system = Clock.systemUTC();
        return config.instant()
                .map(start -> Clock.offset(system, Duration.between(system.instant(), start)))
                .orElse(system);
    }
}
