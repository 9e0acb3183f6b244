package dev.fbads.gateway.cache;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import dev.fbads.gateway.fetch.FetchEvent;
import io.smallrye.mutiny.Uni;

/**
 * Delivered chunks that wait to be cached: processed in batches, in order and concurrently with the delivery. A producer
 * above the limit waits for space.
 */
final class WriteBuffer {

    /** Chunks of 48 KB that are compressed and sent together. */
    private static final int AT_ONCE = 8;

    private final Function<List<FetchEvent.Rows>, Uni<Void>> work;
    private final long maxBytes;
    private final Queue<FetchEvent.Rows> waiting = new ArrayDeque<>();
    private long bytes;
    private boolean draining;
    private CompletableFuture<Void> room = CompletableFuture.completedFuture(null);
    private CompletableFuture<Void> empty = CompletableFuture.completedFuture(null);

    /**
     * @param maxBytes size, including chunks in progress, above which an addition waits
     * @param work processes a batch of chunks; must not fail
     */
    WriteBuffer(long maxBytes, Function<List<FetchEvent.Rows>, Uni<Void>> work) {
        this.maxBytes = maxBytes;
        this.work = work;
    }

    /** Completes when there is space for another chunk, usually at once. Not thread-safe: one call after another. */
    Uni<Void> add(FetchEvent.Rows rows) {
        if (enter(rows)) {
            drain();
        }
        return whenDone(room());
    }

    /** Completes when nothing waits or is in progress. */
    Uni<Void> empty() {
        return whenDone(emptied());
    }

    /** Discards waiting chunks; those in progress are completed. */
    synchronized void drop() {
        bytes -= waiting.stream().mapToLong(rows -> rows.lines().length).sum();
        waiting.clear();
    }

    /** Whether the caller has to start processing. */
    private synchronized boolean enter(FetchEvent.Rows rows) {
        waiting.add(rows);
        bytes += rows.lines().length;
        if (bytes > maxBytes && room.isDone()) {
            room = new CompletableFuture<>();
        }
        if (draining) {
            return false;
        }
        draining = true;
        empty = new CompletableFuture<>();
        return true;
    }

    private void drain() {
        List<FetchEvent.Rows> batch = take();
        if (batch.isEmpty()) {
            return;
        }
        work.apply(batch).subscribe().with(done -> {
            leave(batch);
            drain();
        });
    }

    private List<FetchEvent.Rows> take() {
        CompletableFuture<Void> done;
        synchronized (this) {
            if (!waiting.isEmpty()) {
                List<FetchEvent.Rows> batch = new ArrayList<>(AT_ONCE);
                while (batch.size() < AT_ONCE && !waiting.isEmpty()) {
                    batch.add(waiting.remove());
                }
                return batch;
            }
            draining = false;
            done = empty;
        }
        done.complete(null);
        return List.of();
    }

    private void leave(List<FetchEvent.Rows> batch) {
        CompletableFuture<Void> freed;
        synchronized (this) {
            bytes -= batch.stream().mapToLong(rows -> rows.lines().length).sum();
            if (bytes > maxBytes) {
                return;
            }
            freed = room;
        }
        freed.complete(null);
    }

    private synchronized CompletableFuture<Void> room() {
        return room;
    }

    private synchronized CompletableFuture<Void> emptied() {
        return empty;
    }

    /** A copy, so that cancellation does not affect other waiters. */
    private static Uni<Void> whenDone(CompletableFuture<Void> stage) {
        return stage.isDone() ? Uni.createFrom().voidItem() : Uni.createFrom().completionStage(stage::copy);
    }
}
