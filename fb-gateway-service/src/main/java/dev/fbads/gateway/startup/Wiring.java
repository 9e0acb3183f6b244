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

import dev.fbads.gateway.graph.CallGate;
import dev.fbads.gateway.graph.CallMetrics;
import dev.fbads.gateway.ledger.QuotaGate;
import dev.fbads.gateway.ratelimit.TurnGate;
import io.quarkus.jackson.ObjectMapperCustomizer;

/** Ids, randomness and JSON, as everything else gets them. */
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

    /** Quota first: a call that Meta would refuse must not take its user's turn. Only what goes out is timed. */
    @Produces
    @Singleton
    CallGate gate(QuotaGate quota, TurnGate turns, CallMetrics metrics) {
        return CallGate.of(List.of(quota, turns, metrics));
    }

    /** Enum names are lower case on the wire; all else is in the configuration. */
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
