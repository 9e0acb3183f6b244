package dev.fbads.notifier.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.events.SyncEvent;
import dev.fbads.contracts.jobs.Topics;
import dev.fbads.local.backing.BackingServicesTestResource;
import dev.fbads.notifier.event.SyncEventCodec;

/** The topic of sync events, as sync-service writes it. All records are in one partition, in a known order. */
public final class Topic implements AutoCloseable {

    private final SyncEventCodec codec = new SyncEventCodec();
    private final Map<String, Object> address = Map.of("bootstrap.servers",
            BackingServicesTestResource.current().kafka().bootstrapServers());
    private final KafkaProducer<String, String> producer = new KafkaProducer<>(address, new StringSerializer(),
            new StringSerializer());

    public void publish(SyncEvent... events) {
        for (SyncEvent event : events) {
            publishText(codec.encode(event).json());
        }
    }

    public void publishText(@Nullable String text) {
        try {
            producer.send(new ProducerRecord<>(Topics.SYNC_EVENTS, 0, "key", text)).get(1, TimeUnit.MINUTES);
        } catch (Exception e) {
            throw new AssertionError("not published", e);
        }
    }

    /** All records of the dead-letter topic. */
    public List<ConsumerRecord<String, String>> deadLetters() {
        TopicPartition partition = new TopicPartition(Topics.SYNC_EVENTS + Topics.DEAD_LETTER_SUFFIX, 0);
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(address, new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            List<ConsumerRecord<String, String>> records = new ArrayList<>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
