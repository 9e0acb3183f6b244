package dev.fbads.notifier.live;

import io.quarkus.websockets.next.CloseReason;
import io.smallrye.mutiny.Uni;

/** The way to one client. */
interface Outlet {

    /** Completes when the message has left this process. */
    Uni<Void> send(String message);

    void close(CloseReason reason);
}
