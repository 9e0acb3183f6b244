package dev.fbads.service.streams;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.AbstractUni;
import io.smallrye.mutiny.operators.UniOperator;
import io.smallrye.mutiny.operators.multi.AbstractMultiOperator;
import io.smallrye.mutiny.operators.multi.MultiOperatorProcessor;
import io.smallrye.mutiny.operators.uni.UniOperatorProcessor;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import io.smallrye.mutiny.subscription.UniSubscriber;

/**
 * Runs an action after a cancellation has been propagated upstream. Mutiny's {@code onCancellation} and {@code onTermination}
 * run it before, when the work could still acquire the resource that the action releases.
 */
public final class AfterCancellation {

    private AfterCancellation() {
    }

    /** The same work, with an action after its cancellation. */
    public static <T> Uni<T> of(Uni<T> work, Runnable then) {
        return new UniOperator<T, T>(work) {
            @Override
            public void subscribe(UniSubscriber<? super T> subscriber) {
                AbstractUni.subscribe(upstream(), new UniOperatorProcessor<T, T>(subscriber) {
                    @Override
                    public void cancel() {
                        super.cancel();
                        then.run();
                    }
                });
            }
        };
    }

    /** The same work, with an action after its cancellation. */
    public static <T> Multi<T> of(Multi<T> work, Runnable then) {
        return new AbstractMultiOperator<T, T>(work) {
            @Override
            public void subscribe(MultiSubscriber<? super T> subscriber) {
                upstream().subscribe(new MultiOperatorProcessor<T, T>(subscriber) {
                    @Override
                    public void cancel() {
                        super.cancel();
                        then.run();
                    }
                });
            }
        };
    }
}
