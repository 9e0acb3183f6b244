package dev.fbads.gateway.reactive;

import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * AsyncPaginator that lead on from one another, as pages do: each is begun when its item is asked for, and none before the last one has
 * ended. Mutiny's own repetition begins one too many when it is asked by another thread at the wrong moment, and what reads it
 * one by one drops the item that it did not ask for (ADR 18).
 */
public final class AsyncPaginator {

    private AsyncPaginator() {
    }

    /**
     * The items of all steps. A step without an item (null) leads on.
     *
     * @param start what the steps of one subscriber share
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

    /** How far one subscriber has come; threads take turns and see what the last one wrote. */
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
