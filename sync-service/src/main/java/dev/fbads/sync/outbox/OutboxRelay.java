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
import dev.fbads.sync.shutdown.ShutdownOrder;
import dev.fbads.sync.shutdown.ShutdownWait;
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
 * Sends messages from the outbox to Kafka.
 *
 * <ol>
 * <li>A message is deleted only after Kafka has acknowledged it: none is lost, one may be sent twice.</li>
 * <li>One replica at a time sends messages, in the order of insertion: messages of a key stay in order.</li>
 * <li>The commit that adds a message wakes the relay; it also polls.</li>
 * <li>A graceful stop completes the current batch and then sends the messages that the stopping workers have added.</li>
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

    void stop(@Observes @Priority(ShutdownOrder.RELAY) ShutdownEvent event) {
        stopping = true;
        wakeUp.wake();
        ShutdownWait.await("the outbox relay's last batch", config.stopWithin(), ended);
        running.cancel();
        ShutdownWait.await("the last pass over the outbox", config.stopWithin(), drain());
    }

    /** Sends batches until the outbox is empty or another replica holds the lock. */
    Uni<Void> drain() {
        return Multi.createBy().repeating()
                .uni(() -> pool.withTransaction(this::relayBatch))
                .whilst(count -> count == config.batch())
                .collect().last()
                .replaceWithVoid()
                .onFailure().invoke(failure -> LOG.warn("relaying the outbox failed; the relay retries", failure))
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
