package dev.fbads.notifier.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import io.quarkus.websockets.next.CloseReason;
import io.smallrye.mutiny.Uni;

/** A client that receives messages immediately, or one by one under control of the test. */
final class FakeOutlet implements Outlet {

    private final boolean slow;
    private final List<String> received = new ArrayList<>();
    private final Deque<CompletableFuture<Void>> pending = new ArrayDeque<>();
    private @Nullable CloseReason closeReason;

    FakeOutlet(boolean slow) {
        this.slow = slow;
    }

    @Override
    public synchronized Uni<Void> send(String message) {
        received.add(message);
        if (!slow) {
            return Uni.createFrom().voidItem();
        }
        CompletableFuture<Void> arrival = new CompletableFuture<>();
        pending.add(arrival);
        return Uni.createFrom().completionStage(arrival);
    }

    @Override
    public synchronized void close(CloseReason reason) {
        closeReason = reason;
    }

    synchronized List<String> received() {
        return List.copyOf(received);
    }

    synchronized @Nullable CloseReason closeReason() {
        return closeReason;
    }

    /** Completes the pending message. */
    void take() {
        pending.remove().complete(null);
    }

    void fail() {
        pending.remove().completeExceptionally(new IllegalStateException("connection reset"));
    }
}
