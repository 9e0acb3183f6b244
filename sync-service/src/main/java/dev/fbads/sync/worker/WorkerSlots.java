package dev.fbads.sync.worker;

import java.util.ArrayDeque;
import java.util.Deque;

import io.smallrye.mutiny.Uni;

/** The places of this replica's workers. Whoever finds none free may wait, without a thread. */
final class WorkerSlots {

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final int places;
    private int free;

    WorkerSlots(int places) {
        this.places = places;
        this.free = places;
    }

    /** Completes when a place is the caller's, who gives it back with {@link #release()}. */
    Uni<Void> acquire() {
        return Uni.createFrom().emitter(emitter -> enqueue(() -> emitter.complete(null)));
    }

    /** Takes a place if one is free. */
    boolean tryAcquire() {
        synchronized (waiting) {
            if (free == 0) {
                return false;
            }
            free--;
            return true;
        }
    }

    /** Hands the place on. */
    void release() {
        Runnable next;
        synchronized (waiting) {
            next = waiting.poll();
            if (next == null) {
                free++;
            }
        }
        if (next != null) {
            next.run();
        }
    }

    /** Places in use. */
    int busy() {
        synchronized (waiting) {
            return places - free;
        }
    }

    boolean isFull() {
        synchronized (waiting) {
            return free == 0;
        }
    }

    private void enqueue(Runnable turn) {
        synchronized (waiting) {
            if (free == 0) {
                waiting.add(turn);
                return;
            }
            free--;
        }
        turn.run();
    }
}
