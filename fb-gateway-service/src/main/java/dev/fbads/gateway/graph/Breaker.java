package dev.fbads.gateway.graph;

import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;

/** Holds calls back while too many of them fail. */
public interface Breaker {

    /**
     * What the call brings, or its failure, which counts; fails with {@link OpenException} where the call is not even made.
     */
    <T> Uni<T> guard(Supplier<Uni<T>> call);

    /** No call is made just now. */
    final class OpenException extends RuntimeException {

        OpenException(Throwable cause) {
            super("the circuit is open", cause, false, false);
        }
    }
}
