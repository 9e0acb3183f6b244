package dev.fbads.sync.support;

import static dev.fbads.sync.support.Patience.PATIENCE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

import dev.fbads.local.backing.BackingServicesTestResource;

/** Reads and writes Kafka topics from outside the service. */
public final class Kafka {

    private static final Duration POLL = Duration.ofMillis(100);

    private Kafka() {
    }

    public static void send(String topic, String key, String value) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(address(), new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Waits for the given number of records with the key and returns them in order; fewer after the timeout. */
    public static List<ConsumerRecord<String, String>> read(String topic, String key, int count) {
        return readUntil(topic, key, found -> found.size() >= count);
    }

    /** Waits until the records with the key match, and returns them in order. */
    public static List<ConsumerRecord<String, String>> readUntil(String topic, String key,
            Predicate<List<ConsumerRecord<String, String>>> enough) {
        List<ConsumerRecord<String, String>> found = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = fromTheBeginning(topic)) {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!enough.test(found) && System.nanoTime() < deadline) {
                poll(consumer, key, found);
            }
        }
        return found;
    }

    /** All current records of the topic with the key, in order. */
    public static List<ConsumerRecord<String, String>> all(String topic, String key) {
        List<ConsumerRecord<String, String>> found = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = fromTheBeginning(topic)) {
            Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(consumer.assignment()));
            while (!ends.isEmpty()) {
                ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
                poll(consumer, key, found);
            }
        }
        return found;
    }

    private static void poll(KafkaConsumer<String, String> consumer, String key, List<ConsumerRecord<String, String>> found) {
        consumer.poll(POLL).forEach(record -> {
            if (key.equals(record.key())) {
                found.add(record);
            }
        });
    }

    private static KafkaConsumer<String, String> fromTheBeginning(String topic) {
        KafkaConsumer<String, String> consumer = new KafkaConsumer<>(address(), new StringDeserializer(),
                new StringDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition())).toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    private static Map<String, Object> address() {
        return Map.of("bootstrap.servers", BackingServicesTestResource.current().environment().get("FBADS_KAFKA"));
    }
}
