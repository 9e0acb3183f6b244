package dev.fbads.sync.outbox;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import dev.fbads.sync.shutdown.ShutdownOrder;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;

/** Listens for PostgreSQL's notifications of commits that added messages; reconnects whenever the connection is lost. */
@Singleton
class OutboxWakeUp {

    private static final Logger LOG = Logger.getLogger(OutboxWakeUp.class);
    private static final long RECONNECT_MS = 1_000;

    private final PgSubscriber subscriber;
    private final BroadcastProcessor<Long> notifications = BroadcastProcessor.create();

    OutboxWakeUp(Vertx vertx, @ConfigProperty(name = "quarkus.datasource.reactive.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        PgConnectOptions options = PgConnectOptions.fromUri(url.replaceFirst("^vertx-reactive:", ""))
                .setUser(user)
                .setPassword(password);
        this.subscriber = PgSubscriber.subscriber(vertx, options).reconnectPolicy(retries -> RECONNECT_MS);
        subscriber.channel("facebook_outbox").handler(payload -> notifications.onNext(0L));
        subscriber.connect().onFailure(failure -> LOG.warn("cannot listen to the outbox yet; polling goes on", failure));
    }

    /** One item per notification. A busy subscriber may skip items, because it reads the whole table. */
    Multi<Long> notifications() {
        return notifications.onOverflow().dropPreviousItems();
    }

    /** Wakes the subscriber without a notification. */
    void wake() {
        notifications.onNext(0L);
    }

    void stop(@Observes @Priority(ShutdownOrder.WAKE_UP) ShutdownEvent event) {
        var closed = subscriber.close();
        closed.onFailure(failure -> LOG.debug("closing the outbox listener failed", failure));
    }
}
