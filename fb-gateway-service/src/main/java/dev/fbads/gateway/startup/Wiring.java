package dev.fbads.gateway.startup;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.EnumFeature;

import dev.fbads.gateway.graph.CallMetrics;
import dev.fbads.gateway.quota.CallGate;
import dev.fbads.gateway.quota.QuotaGate;
import dev.fbads.gateway.ratelimit.RateLimiter;
import io.quarkus.jackson.ObjectMapperCustomizer;

/** Producers of ids, randomness, the call gates and JSON settings. */
final class Wiring {

    @Produces
    @Singleton
    RandomGenerator random() {
        return () -> ThreadLocalRandom.current().nextLong();
    }

    @Produces
    @Singleton
    Supplier<UUID> ids() {
        return UUID::randomUUID;
    }

    /**
     * Quota first: a call that Meta would refuse must not use the rate limit of its user. Only calls that are sent are
     * timed.
     */
    @Produces
    @Singleton
    CallGate gate(QuotaGate quota, RateLimiter limiter, CallMetrics metrics) {
        return CallGate.of(List.of(quota, limiter, metrics));
    }

    /** Enum names are lower case in JSON; everything else is configured. */
    @Produces
    @Singleton
    ObjectMapperCustomizer lowerCaseEnums() {
        return new ObjectMapperCustomizer() {

            @Override
            public void customize(ObjectMapper mapper) {
                mapper.configure(EnumFeature.WRITE_ENUMS_TO_LOWERCASE, true);
            }
        };
    }
}
