package dev.fbads.system.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

import dev.fbads.local.launcher.stack.StackException;

/**
 * Sends each new record of the job topics again, the given number of times, until it is closed. Copies carry a header and are
 * not copied again.
 */
final class RecordCopier implements AutoCloseable {

    private static final List<String> TOPICS = List.of("fbads.sync.jobs", "fbads.sync.jobs.background");
    private static final Duration POLL = Duration.ofMillis(100);
    private static final String COPY_HEADER = "fbads-copy";

    private final KafkaConsumer<String, String> consumer;
    private final KafkaProducer<String, String> producer;
    private final int copies;
    private final AtomicLong copied = new AtomicLong();
    private final Thread thread = new Thread(this::copyAll, "record-copier");
    private volatile boolean closed;
    private volatile @Nullable Exception failure;

    private RecordCopier(String bootstrapServers, int copies) {
        this.copies = copies;
        this.consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(),
                new StringDeserializer());
        this.producer = new KafkaProducer<>(Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(),
                new StringSerializer());
    }

    /** Copies the records that arrive from now on. */
    static RecordCopier start(String bootstrapServers, int copies) {
        var copier = new RecordCopier(bootstrapServers, copies);
        var partitions = TOPICS.stream().flatMap(topic -> copier.consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        copier.consumer.assign(partitions);
        copier.consumer.seekToEnd(partitions);
        // Seeking is lazy: the positions must be known before the first record arrives.
        partitions.forEach(copier.consumer::position);
        copier.thread.start();
        return copier;
    }

    /** The number of records that were sent again. */
    long copied() {
        return copied.get();
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        consumer.close();
        producer.close();
        var broken = failure;
        if (broken != null) {
            throw new StackException("records could not be copied: " + broken.getMessage(), broken);
        }
    }

    private void copyAll() {
        try {
            while (!closed) {
                for (var record : consumer.poll(POLL)) {
                    if (record.headers().lastHeader(COPY_HEADER) == null) {
                        copy(record);
                        copied.incrementAndGet();
                    }
                }
            }
        } catch (RuntimeException | ExecutionException e) {
            failure = e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void copy(ConsumerRecord<String, String> record) throws ExecutionException, InterruptedException {
        for (int copy = 0; copy < copies; copy++) {
            var again = new ProducerRecord<>(record.topic(), record.key(), record.value());
            record.headers().forEach(header -> again.headers().add(header));
            again.headers().add(COPY_HEADER, new byte[] { (byte) copy });
            producer.send(again).get();
        }
    }
}
