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
 * {@code /ws/facebook}: the caller's sync events, one JSON object a message, from the moment of the connection on. With
 * {@code ?last_seq=<n>} it begins with the kept events whose {@code seq} is higher. What a client sends is ignored.
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
        Runnable unwatch = expiry.watch(subscriber, token.getExpirationTime());
        connection.userData().put(SUBSCRIPTION, new Subscription(subscriber, unwatch));
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
            subscription.unwatch().run();
            hub.unsubscribe(subscription.subscriber());
        }
    }

    /** A client that leaves without a close frame is no fault of this service; the connection closes by itself. */
    @OnError
    @NonBlocking
    void clientLeft(IOException reset, WebSocketConnection connection) {
        LOG.debugf(reset, "the client of connection %s left", connection.id());
    }

    private void subscribe(WebSocketConnection connection, Subscriber subscriber, Set<Integer> comptes, LastSeq lastSeq,
            long connected) {
        hub.subscribe(subscriber, comptes, lastSeq, connected);
        if (connection.isClosed()) {
            // It went away while the comptes were looked up, so close() may have come before the line above.
            hub.unsubscribe(subscriber);
        }
    }

    private static Uni<Void> refuse(WebSocketConnection connection, Throwable failure) {
        LOG.warn("the comptes of a user cannot be read", failure);
        return connection.close(CloseReasons.MEMBERSHIP_UNKNOWN);
    }

    private record Subscription(Subscriber subscriber, Runnable unwatch) {
    }
}
