package dev.fbads.notifier.live;

import org.jboss.logging.Logger;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;

/** Sends messages to the client of a WebSocket. */
final class WebSocketOutlet implements Outlet {

    private static final Logger LOG = Logger.getLogger(WebSocketOutlet.class);

    private final WebSocketConnection connection;

    WebSocketOutlet(WebSocketConnection connection) {
        this.connection = connection;
    }

    @Override
    public Uni<Void> send(String message) {
        return connection.sendText(message);
    }

    @Override
    public void close(CloseReason reason) {
        if (connection.isClosed()) {
            return;
        }
        connection.close(reason)
                .subscribe()
                .with(closed -> LOG.debugf("connection %s closed: %s", connection.id(), reason),
                        failure -> LOG.debugf(failure, "connection %s was already closed", connection.id()));
    }
}
