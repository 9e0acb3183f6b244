package dev.fbads.sync.outbox;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

import dev.fbads.service.database.AdvisoryLock;
import dev.fbads.sync.lifecycle.StopOrder;
import dev.fbads.sync.lifecycle.Stopping;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Takes messages from the outbox to Kafka.
 *
 * <ol>
 * <li>A message is removed only after Kafka has acknowledged it: none is lost, one may come twice.</li>
 * <li>Messages are taken in the order of writing by one replica at a time: those of a key stay in order.</li>
 * <li>It wakes at the commit that left a message, and looks by itself now and then.</li>
 * <li>An orderly stop lets it finish its batch, and brings what the workers' stop has left: nothing is broken off.</li>
 * </ol>
 */
@Singleton
class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    /** One relay at a time over all replicas keeps the messages of a key in order. */
    private static final String LOCK = "facebook_outbox";
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final Pool pool;
    private final AdvisoryLock lock;
    private final OutboxRepository outbox;
    private final OutboxConfig config;
    private final OutboxWakeUp wakeUp;
    private final MutinyEmitter<String> kafka;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile boolean stopping;
    private Cancellable running = () -> ended.complete(null);

    OutboxRelay(Pool pool, AdvisoryLock lock, OutboxRepository outbox, OutboxConfig config, OutboxWakeUp wakeUp,
            @Channel("outbox") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<String> kafka) {
        this.pool = pool;
        this.lock = lock;
        this.outbox = outbox;
        this.config = config;
        this.wakeUp = wakeUp;
        this.kafka = kafka;
    }

    void start(@Observes StartupEvent event) {
        Multi<Long> clock = Multi.createFrom().ticks().every(config.poll()).onOverflow().drop();
        running = Multi.createBy().merging().streams(clock, wakeUp.notifications())
                .onOverflow().dropPreviousItems()
                .select().first(tick -> !stopping)
                .onItem().transformToUniAndConcatenate(tick -> drain())
                .onTermination().invoke(() -> ended.complete(null))
                .subscribe().with(done -> {
                }, failure -> LOG.error("the outbox relay stopped", failure));
    }

    void stop(@Observes @Priority(StopOrder.RELAY) ShutdownEvent event) {
        stopping = true;
        wakeUp.ring();
        Stopping.await("the outbox relay's last batch", config.stopWithin(), ended);
        running.cancel();
        Stopping.await("the last look into the outbox", config.stopWithin(), drain());
    }

    /** Relays batches until nothing is left or another replica is at it. */
    Uni<Void> drain() {
        return Multi.createBy().repeating()
                .uni(() -> pool.withTransaction(this::relayBatch))
                .whilst(count -> count == config.batch())
                .collect().last()
                .replaceWithVoid()
                .onFailure().invoke(failure -> LOG.warn("relaying the outbox failed; it will be tried again", failure))
                .onFailure().recoverWithUni(() -> Uni.createFrom().voidItem().onItem().delayIt().by(PAUSE_AFTER_FAILURE));
    }

    private Uni<Integer> relayBatch(SqlConnection connection) {
        return lock.tryAcquire(connection, LOCK)
                .chain(acquired -> acquired ? outbox.oldest(connection, config.batch())
                        : Uni.createFrom().item(List.<OutboxMessage> of()))
                .call(this::sendAll)
                .call(messages -> messages.isEmpty() ? Uni.createFrom().voidItem() : outbox.remove(connection, messages))
                .map(List::size);
    }

    private Uni<Void> sendAll(List<OutboxMessage> messages) {
        if (messages.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.join().all(messages.stream().map(this::send).toList()).andCollectFailures().replaceWithVoid();
    }

    private Uni<Void> send(OutboxMessage message) {
        OutgoingKafkaRecordMetadata<String> address = OutgoingKafkaRecordMetadata.<String> builder()
                .withTopic(message.topic())
                .withKey(message.key())
                .build();
        return kafka.sendMessage(Message.of(message.payload()).addMetadata(address));
    }
}
