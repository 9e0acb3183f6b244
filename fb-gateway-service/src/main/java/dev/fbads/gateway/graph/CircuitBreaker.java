package dev.fbads.gateway.graph;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

import dev.fbads.gateway.errors.GraphErrorReader;
import dev.fbads.gateway.errors.GraphFailure.CircuitOpen;
import dev.fbads.gateway.errors.GraphFailure.Unavailable;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;

/**
 * One circuit for all calls of this replica. It counts calls without a response, which affect every account alike. An error
 * that Meta reports is a response and is not counted.
 */
@Singleton
public class CircuitBreaker {

    private static final int BAD_GATEWAY = 502;

    private final Optional<Guard> guard;
    private final Duration delay;

    @Inject
    CircuitBreaker(GraphConfig config) {
        GraphConfig.BreakerConfig breaker = config.breaker();
        this.delay = breaker.delay();
        this.guard = Optional.of(Guard.create()
                .withDescription("graph")
                .withCircuitBreaker()
                .requestVolumeThreshold(breaker.calls())
                .failureRatio(breaker.ratio())
                .delay(delay.toMillis(), ChronoUnit.MILLIS)
                .done()
                .build());
    }

    private CircuitBreaker() {
        this.guard = Optional.empty();
        this.delay = Duration.ZERO;
    }

    /** A circuit that never opens. */
    public static CircuitBreaker alwaysClosed() {
        return new CircuitBreaker();
    }

    /** Makes the call, or returns {@code CircuitOpen} without making it. */
    Uni<TransportResult> guard(Supplier<Uni<TransportResult>> call) {
        if (guard.isEmpty()) {
            return Uni.createFrom().deferred(call::get);
        }
        return Uni.createFrom().deferred(() -> guarded(guard.get(), call))
                .onFailure(OutageException.class).recoverWithItem(outage -> outage.result)
                .onFailure(CircuitBreakerOpenException.class)
                .recoverWithItem(() -> new TransportResult.NoResponse(new CircuitOpen(delay)));
    }

    private static Uni<TransportResult> guarded(Guard guard, Supplier<Uni<TransportResult>> call) {
        try {
            return guard.call(() -> call.get().onItem().invoke(CircuitBreaker::failOnOutage),
                    new TypeLiteral<Uni<TransportResult>>() {
                    });
        } catch (Exception refused) {
            return Uni.createFrom().failure(refused);
        }
    }

    private static void failOnOutage(TransportResult result) {
        boolean outage = switch (result) {
            case TransportResult.Response(var status, var headers, var body) ->
                status >= BAD_GATEWAY && GraphErrorReader.find(body).isEmpty();
            case TransportResult.NoResponse(var failure) -> failure instanceof Unavailable;
        };
        if (outage) {
            throw new OutageException(result);
        }
    }

    /** Carries the result through the guard, which counts exceptions. */
    private static final class OutageException extends RuntimeException {

        private final transient TransportResult result;

        OutageException(TransportResult result) {
            super("no response", null, false, false);
            this.result = result;
        }
    }
}
