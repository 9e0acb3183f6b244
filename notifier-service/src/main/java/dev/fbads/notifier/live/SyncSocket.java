package dev.fbads.notifier.live;

import java.io.IOException;
import java.util.Set;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

import dev.fbads.notifier.membership.MembershipRepository;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;

/**
 * {@code /ws/facebook}: the caller's sync events since the connection was opened, one JSON object per message. With
 * {@code ?last_seq=<n>} it begins with the stored events whose {@code seq} is higher. Messages of the client are ignored.
 */
@WebSocket(path = "/ws/facebook")
@Authenticated
public class SyncSocket {

    private static final Logger LOG = Logger.getLogger(SyncSocket.class);
    private static final TypedKey<Subscription> SUBSCRIPTION = new TypedKey<>("subscription");

    private final SecurityIdentity identity;
    private final MembershipRepository memberships;
    private final EventHub hub;
    private final TokenExpiry expiry;
    private final ConnectionConfig config;

    SyncSocket(SecurityIdentity identity, MembershipRepository memberships, EventHub hub, TokenExpiry expiry,
            ConnectionConfig config) {
        this.identity = identity;
        this.memberships = memberships;
        this.hub = hub;
        this.expiry = expiry;
        this.config = config;
    }

    @OnOpen
    Uni<Void> open(WebSocketConnection connection) {
        JsonWebToken token = (JsonWebToken) identity.getPrincipal();
        LastSeq lastSeq = LastSeq.parse(connection.handshakeRequest().query()).orElseThrow();
        long connected = hub.arrivals();
        Subscriber subscriber = new Subscriber(token.getSubject(), new WebSocketOutlet(connection),
                lastSeq.value().orElse(0), config.queueCapacity());
        Runnable cancelExpiry = expiry.watch(subscriber, token.getExpirationTime());
        connection.userData().put(SUBSCRIPTION, new Subscription(subscriber, cancelExpiry));
        return memberships.comptesOf(subscriber.subject())
                .invoke(comptes -> subscribe(connection, subscriber, comptes, lastSeq, connected))
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> refuse(connection, failure));
    }

    @OnClose
    void close(WebSocketConnection connection) {
        Subscription subscription = connection.userData().get(SUBSCRIPTION);
        if (subscription != null) {
            subscription.cancelExpiry().run();
            hub.unsubscribe(subscription.subscriber());
        }
    }

    /** A client that disconnects without a close frame is no error; the connection closes by itself. */
    @OnError
    @NonBlocking
    void clientDisconnected(IOException reset, WebSocketConnection connection) {
        LOG.debugf(reset, "the client of connection %s disconnected", connection.id());
    }

    private void subscribe(WebSocketConnection connection, Subscriber subscriber, Set<Integer> comptes, LastSeq lastSeq,
            long connected) {
        hub.subscribe(subscriber, comptes, lastSeq, connected);
        if (connection.isClosed()) {
            // It closed while the comptes were read, so close() may have run before the line above.
            hub.unsubscribe(subscriber);
        }
    }

    private static Uni<Void> refuse(WebSocketConnection connection, Throwable failure) {
        LOG.warn("the comptes of a user cannot be read", failure);
        return connection.close(CloseReasons.MEMBERSHIP_UNKNOWN);
    }

    private record Subscription(Subscriber subscriber, Runnable cancelExpiry) {
    }
}
