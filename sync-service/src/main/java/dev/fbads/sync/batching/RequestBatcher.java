package dev.fbads.sync.batching;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

/**
 * Answers several requests with one call, as a database commits several transactions with one write.
 *
 * <ol>
 * <li>One call is in progress at a time; requests that arrive meanwhile share the next one. So a request is not delayed while
 * nothing is in progress, and batches grow with the load. Where enough requests wait, further calls are made concurrently, up
 * to {@link Concurrency#maxCalls()}.</li>
 * <li>A call has at most {@code maxBatch} items in the order of their arrival, and returns its results in that order.</li>
 * <li>A call that fails, fails for each of its items, and for no other.</li>
 * </ol>
 */
public final class RequestBatcher<T, R> {

    private final int maxBatch;
    private final Uni<Void> linger;
    private final Concurrency concurrency;
    private final Function<List<T>, Uni<List<R>>> call;
    private final Deque<Pending<T, R>> pending = new ArrayDeque<>();
    private int callsInProgress;

    /**
     * @param maxBatch items of a call
     * @param linger how long the first item waits for others while no call is in progress; zero for not at all
     * @param concurrency when calls are made concurrently; they may end in any order
     * @param call returns one result per item
     */
    public RequestBatcher(int maxBatch, Duration linger, Concurrency concurrency, Function<List<T>, Uni<List<R>>> call) {
        this(maxBatch,
                linger.isZero() ? Uni.createFrom().voidItem() : Uni.createFrom().voidItem().onItem().delayIt().by(linger),
                concurrency, call);
    }

    /**
     * A batcher whose caller decides when the linger time of a call is over.
     *
     * @param linger is subscribed to for each call, and completes when the call is to be made
     */
    RequestBatcher(int maxBatch, Uni<Void> linger, Concurrency concurrency, Function<List<T>, Uni<List<R>>> call) {
        if (maxBatch < 1) {
            throw new IllegalArgumentException("maxBatch must be positive: " + maxBatch);
        }
        this.maxBatch = maxBatch;
        this.linger = linger;
        this.concurrency = concurrency;
        this.call = call;
    }

    /**
     * How many calls are made at a time.
     *
     * @param maxCalls calls in progress
     * @param minItems waiting items for which a call is made while another one is in progress
     */
    public record Concurrency(int maxCalls, int minItems) {

        /** One call after the other. */
        public static final Concurrency NONE = new Concurrency(1, 1);

        public Concurrency {
            if (maxCalls < 1 || minItems < 1) {
                throw new IllegalArgumentException("%d calls for %d items".formatted(maxCalls, minItems));
            }
        }
    }

    private record Pending<T, R>(T item, UniEmitter<? super R> emitter) {
    }

    /** The result for the item, from the call that includes it. */
    public Uni<R> submit(T item) {
        return Uni.createFrom().emitter(emitter -> {
            if (enqueue(new Pending<>(item, emitter))) {
                begin();
            }
        });
    }

    private synchronized boolean enqueue(Pending<T, R> request) {
        pending.add(request);
        boolean begins = callsInProgress == 0
                || callsInProgress < concurrency.maxCalls() && pending.size() >= concurrency.minItems();
        callsInProgress += begins ? 1 : 0;
        return begins;
    }

    private synchronized List<Pending<T, R>> take() {
        List<Pending<T, R>> batch = new ArrayList<>();
        while (batch.size() < maxBatch && !pending.isEmpty()) {
            batch.add(pending.remove());
        }
        callsInProgress -= batch.isEmpty() ? 1 : 0;
        return batch;
    }

    private void begin() {
        linger.subscribe().with(over -> next());
    }

    private void next() {
        List<Pending<T, R>> batch = take();
        if (batch.isEmpty()) {
            return;
        }
        Uni.createFrom().deferred(() -> call.apply(batch.stream().<T> map(Pending::item).toList()))
                .subscribe().with(results -> complete(batch, results), failure -> {
                    batch.forEach(request -> request.emitter().fail(failure));
                    next();
                });
    }

    private void complete(List<Pending<T, R>> batch, List<R> results) {
        try {
            if (results.size() == batch.size()) {
                for (int i = 0; i < batch.size(); i++) {
                    batch.get(i).emitter().complete(results.get(i));
                }
            } else {
                var broken = new IllegalStateException("%d results for %d items".formatted(results.size(), batch.size()));
                batch.forEach(request -> request.emitter().fail(broken));
            }
        } finally {
            // A subscriber that throws must not stop the waiting requests.
            next();
        }
    }
}
