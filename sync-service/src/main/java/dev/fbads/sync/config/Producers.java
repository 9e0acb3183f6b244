package dev.fbads.sync.config;

import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Ids and randomness as beans, so that tests can replace them. */
final class Producers {

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
