package dev.fbads.bench.load;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

import dev.fbads.local.launcher.stack.StackException;

/** Publishes progress events of compte 1 to Kafka at a fixed rate until it is closed. */
final class EventPublisher implements AutoCloseable {

    private static final String TOPIC = "fbads.sync.events";
    private static final int SYNCS = 20;
    private static final String EVENT = """
            {"type":"progress","seq":%d,"sync_id":"%s","compte_id":1,"account_id":"%s","since":"2026-11-01","until":"2026-11-19",\
            "total_days":19,"synced_days":5,"failed_days":0,"percent":25,"message":"importing","at":"%s"}""";

    private final KafkaProducer<String, String> producer;
    private final ScheduledExecutorService schedule = Executors.newSingleThreadScheduledExecutor();
    private final AtomicLong sequence = new AtomicLong();
    private final Clock clock;

    private final ScheduledFuture<?> publishing;

    private EventPublisher(String bootstrapServers, int eventsPerSecond, Clock clock) {
        this.producer = new KafkaProducer<>(Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(),
                new StringSerializer());
        this.clock = clock;
        this.publishing = schedule.scheduleAtFixedRate(this::publish, 0, TimeUnit.SECONDS.toMicros(1) / eventsPerSecond,
                TimeUnit.MICROSECONDS);
    }

    static EventPublisher start(String bootstrapServers, int eventsPerSecond, Clock clock) {
        return new EventPublisher(bootstrapServers, eventsPerSecond, clock);
    }

    /** The value of an event's record. */
    static String value(long sequence, Clock clock) {
        return EVENT.formatted(sequence, syncId(sequence), LoadAccount.ID, clock.instant());
    }

    /** How many events are published so far. */
    long published() {
        return sequence.get();
    }

    private void publish() {
        long number = sequence.incrementAndGet();
        try {
            producer.send(new ProducerRecord<>(TOPIC, syncId(number), value(number, clock))).get();
        } catch (ExecutionException e) {
            throw new StackException("an event is not published: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String syncId(long sequence) {
        return "bench-" + sequence % SYNCS;
    }

    /** @throws StackException when an event could not be published */
    @Override
    public void close() {
        boolean failed = publishing.state() == Future.State.FAILED;
        publishing.cancel(false);
        schedule.close();
        producer.close();
        if (failed) {
            throw new StackException("events are missing: " + publishing.exceptionNow().getMessage(),
                    publishing.exceptionNow());
        }
    }
}
