package dev.fbads.gateway.graph;

import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.util.TypeLiteral;

import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;

/**
 * One circuit for all calls of this replica: what it counts, Meta out of reach, befalls every account alike, while the
 * trouble of one account has an error of its own.
 */
@ApplicationScoped
public class CircuitBreaker implements Breaker {

    private final Guard guard;

    CircuitBreaker(GraphConfig config) {
        GraphConfig.BreakerConfig breaker = config.breaker();
        this.guard = Guard.create()
                .withDescription("graph")
                .withCircuitBreaker()
                .requestVolumeThreshold(breaker.calls())
                .failureRatio(breaker.ratio())
                .delay(breaker.delay().toMillis(), ChronoUnit.MILLIS)
                .done()
                .build();
    }

    @Override
    public <T> Uni<T> guard(Supplier<Uni<T>> call) {
        return Uni.createFrom().deferred(() -> guarded(call))
                .onFailure(CircuitBreakerOpenException.class).transform(OpenException::new);
    }

    private <T> Uni<T> guarded(Supplier<Uni<T>> call) {
        try {
            return guard.call(call::get, new TypeLiteral<Uni<T>>() {
            });
        } catch (Exception refused) {
            return Uni.createFrom().failure(refused);
        }
    }
}
