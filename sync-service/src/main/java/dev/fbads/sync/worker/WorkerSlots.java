package dev.fbads.sync.worker;

import java.util.ArrayDeque;
import java.util.Deque;

import jakarta.inject.Singleton;

import dev.fbads.sync.jobs.JobConfig;
import io.smallrye.mutiny.Uni;

/** The places of this replica's workers. Whoever finds none free waits, without a thread. */
@Singleton
final class WorkerSlots {

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int free;

    WorkerSlots(JobConfig config) {
        this.free = config.workers();
    }

    /** Completes when a place is the caller's, who gives it back with {@link #release()}. */
    Uni<Void> acquire() {
        return Uni.createFrom().emitter(emitter -> enqueue(() -> emitter.complete(null)));
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
