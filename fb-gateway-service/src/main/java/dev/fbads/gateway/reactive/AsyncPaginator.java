package dev.fbads.gateway.reactive;

import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Sequential asynchronous steps, such as pages: each begins when its item is requested, and none before the previous one
 * has ended. Replaces {@code repeating()} of Mutiny, which begins one step too many when another thread requests an item at
 * the wrong moment; a concatenation drops the unrequested item (ADR 18).
 */
public final class AsyncPaginator {

    private AsyncPaginator() {
    }

    /**
     * The items of all steps. A step without an item (null) continues.
     *
     * @param start creates the state shared by the steps of one subscriber
     * @param step begins the next step
     * @param more whether another step follows this item
     */
    public static <S, T> Multi<T> paginate(Supplier<S> start, Function<S, Uni<T>> step, Predicate<T> more) {
        return Multi.createFrom().deferred(() -> {
            Walk<T> walk = new Walk<>(more);
            S state = start.get();
            return Multi.createFrom().<Walk<T>, S> generator(() -> walk, (same, emitter) -> {
                if (same.ended) {
                    emitter.complete();
                } else {
                    emitter.emit(state);
                }
                return same;
            }).onItem().transformToUniAndConcatenate(asked -> step.apply(asked).onItem().invoke(walk::received));
        });
    }

    /** The progress of one subscriber; volatile, since consecutive steps may run on different threads. */
    private static final class Walk<T> {

        private final Predicate<T> more;
        private volatile boolean ended;

        Walk(Predicate<T> more) {
            this.more = more;
        }

        void received(T item) {
            ended = item != null && !more.test(item);
        }
    }
}
