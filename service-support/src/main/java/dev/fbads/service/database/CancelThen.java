package dev.fbads.service.database;

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
 * Does something after a cancellation has reached the work. Mutiny's {@code onCancellation} does it before: the work could then
 * still start a statement on a connection that has its end.
 */
final class CancelThen {

    private CancelThen() {
    }

    static <T> Uni<T> of(Uni<T> work, Runnable then) {
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

    static <T> Multi<T> of(Multi<T> work, Runnable then) {
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
