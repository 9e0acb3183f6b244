package dev.fbads.local.launcher.edge;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import io.netty.handler.codec.http.HttpObject;

/** Pieces of requests that were read from a client and cannot be passed on yet. */
final class RequestQueue {

    /** Pieces of at most 8 KiB. */
    private static final int MOST_WAITING = 1_024;

    private final Deque<HttpObject> waiting = new ArrayDeque<>();
    private boolean draining;

    void add(HttpObject piece) {
        waiting.add(piece);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    boolean isFull() {
        return waiting.size() >= MOST_WAITING;
    }

    /**
     * Passes pieces on as long as there are any and the next may go.
     *
     * @return false when nothing was done because a call of this method is under way: passing a piece on may call back
     */
    boolean drain(BooleanSupplier mayGo, Consumer<HttpObject> next) {
        if (draining) {
            return false;
        }
        draining = true;
        try {
            while (!waiting.isEmpty() && mayGo.getAsBoolean()) {
                next.accept(waiting.remove());
            }
            return true;
        } finally {
            draining = false;
        }
    }
}
