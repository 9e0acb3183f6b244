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
 * Chunks that have gone out and wait to be kept: worked off some at once, in their order, beside the delivery. Who adds more
 * than may wait is told to hold on until there is room.
 */
final class WriteBuffer {

    /** Chunks of 48 KB that are compressed and sent together. */
    private static final int AT_ONCE = 8;

    private final Function<List<FetchEvent.Rows>, Uni<Void>> work;
    private final long mostBytes;
    private final Queue<FetchEvent.Rows> waiting = new ArrayDeque<>();
    private long bytes;
    private boolean working;
    private CompletableFuture<Void> room = CompletableFuture.completedFuture(null);
    private CompletableFuture<Void> empty = CompletableFuture.completedFuture(null);

    /**
     * @param mostBytes beyond which an addition waits, chunks in work included
     * @param work what is done with some chunks; must not fail
     */
    WriteBuffer(long mostBytes, Function<List<FetchEvent.Rows>, Uni<Void>> work) {
        this.mostBytes = mostBytes;
        this.work = work;
    }

    /** Ends when there is room for another chunk, which nearly always is at once. To be called one after the other. */
    Uni<Void> add(FetchEvent.Rows rows) {
        if (enter(rows)) {
            workOff();
        }
        return whenDone(room());
    }

    /** Ends when nothing waits any more, and nothing is in work. */
    Uni<Void> empty() {
        return whenDone(emptied());
    }

    /** What waits needs no work; what is in work goes on to its end. */
    synchronized void drop() {
        bytes -= waiting.stream().mapToLong(rows -> rows.lines().length).sum();
        waiting.clear();
    }

    /** Whether somebody has to begin to work. */
    private synchronized boolean enter(FetchEvent.Rows rows) {
        waiting.add(rows);
        bytes += rows.lines().length;
        if (bytes > mostBytes && room.isDone()) {
            room = new CompletableFuture<>();
        }
        if (working) {
            return false;
        }
        working = true;
        empty = new CompletableFuture<>();
        return true;
    }

    private void workOff() {
        List<FetchEvent.Rows> some = take();
        if (some.isEmpty()) {
            return;
        }
        work.apply(some).subscribe().with(done -> {
            leave(some);
            workOff();
        });
    }

    private List<FetchEvent.Rows> take() {
        CompletableFuture<Void> over;
        synchronized (this) {
            if (!waiting.isEmpty()) {
                List<FetchEvent.Rows> some = new ArrayList<>(AT_ONCE);
                while (some.size() < AT_ONCE && !waiting.isEmpty()) {
                    some.add(waiting.remove());
                }
                return some;
            }
            working = false;
            over = empty;
        }
        over.complete(null);
        return List.of();
    }

    private void leave(List<FetchEvent.Rows> some) {
        CompletableFuture<Void> freed;
        synchronized (this) {
            bytes -= some.stream().mapToLong(rows -> rows.lines().length).sum();
            if (bytes > mostBytes) {
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

    /** Of a stage that somebody who leaves must not cancel for others. */
    private static Uni<Void> whenDone(CompletableFuture<Void> stage) {
        return stage.isDone() ? Uni.createFrom().voidItem() : Uni.createFrom().completionStage(stage::copy);
    }
}
