package dev.fbads.notifier.time;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The one place that reads the system's time. */
final class ClockProducer {

    @Produces
    @Singleton
    Clock clock(ClockConfig config) {
        Clock real = realTime();
        return config.instant()
                .map(start -> Clock.offset(real, Duration.between(real.instant(), start)))
                .orElse(real);
    }

    @Produces
    @Singleton
    @RealTime
    Clock realTime() {
        return Clock.systemUTC();
    }
}
