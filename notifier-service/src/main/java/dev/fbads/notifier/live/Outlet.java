package dev.fbads.notifier.live;

import io.quarkus.websockets.next.CloseReason;
import io.smallrye.mutiny.Uni;

/** The outbound connection to one client. */
interface Outlet {

    /** Completes when the message has been written to the socket. */
    Uni<Void> send(String message);

    void close(CloseReason reason);
}
