package dev.fbads.sync.config;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Time, ids and randomness as beans, so that tests can replace them. */
final class Producers {

    @Produces
    @Singleton
    Clock clock(ClockConfig config) {
        Clock system = Clock.systemUTC();
        return config.instant()
                .map(start -> Clock.offset(system, Duration.between(Instant.now(system), start)))
                .orElse(system);
    }

    @Produces
    @Singleton
    Supplier<UUID> ids() {
        return UUID::randomUUID;
    }

    @Produces
    @Singleton
    RandomGenerator randomness() {
        return RandomGenerator.getDefault();
    }
}
