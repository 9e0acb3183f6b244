package dev.fbads.sync.worker;

import java.util.ArrayDeque;
import java.util.Deque;

import io.smallrye.mutiny.Uni;

/** The slots of this replica's workers. A caller that finds no free slot can wait without blocking a thread. */
final class WorkerSlots {

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final int capacity;
    private int free;

    WorkerSlots(int capacity) {
        this.capacity = capacity;
        this.free = capacity;
    }

    /** Completes when the caller has a slot, which it must {@linkplain #release() release}. */
    Uni<Void> acquire() {
        return Uni.createFrom().emitter(emitter -> enqueue(() -> emitter.complete(null)));
    }

    /** Acquires a slot if one is free. */
    boolean tryAcquire() {
        synchronized (waiting) {
            if (free == 0) {
                return false;
            }
            free--;
            return true;
        }
    }

    /** Releases a slot, to the first waiting caller if there is one. */
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

    /** Slots in use. */
    int busy() {
        synchronized (waiting) {
            return capacity - free;
        }
    }

    boolean isFull() {
        synchronized (waiting) {
            return free == 0;
        }
    }

    private void enqueue(Runnable start) {
        synchronized (waiting) {
            if (free == 0) {
                waiting.add(start);
                return;
            }
            free--;
        }
        start.run();
    }
}
