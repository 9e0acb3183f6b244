package dev.fbads.system;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

import dev.fbads.local.launcher.stack.Stack;

/** Everything that topics hold. */
final class KafkaRecords {

    private KafkaRecords() {
    }

    /**
     * A record.
     *
     * @param text value and headers
     */
    record Entry(String topic, String key, String text) {
    }

    /** Of one topic, from its beginning to its present end. */
    static List<Entry> of(Stack stack, String topic) {
        return read(stack, List.of(topic));
    }

    /** Of every topic. */
    static List<Entry> all(Stack stack) {
        try (KafkaConsumer<String, String> consumer = consumer(stack)) {
            return read(stack, consumer.listTopics().keySet());
        }
    }

    private static List<Entry> read(Stack stack, Collection<String> topics) {
        List<Entry> records = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = consumer(stack)) {
            List<TopicPartition> partitions = topics.stream().flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> {
                    StringBuilder text = new StringBuilder(String.valueOf(record.value()));
                    record.headers().forEach(header -> text.append('\n')
                            .append(new String(header.value(), StandardCharsets.UTF_8)));
                    records.add(new Entry(record.topic(), String.valueOf(record.key()), text.toString()));
                });
            }
        }
        return records;
    }

    private static KafkaConsumer<String, String> consumer(Stack stack) {
        return new KafkaConsumer<>(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, stack.backing().kafka().bootstrapServers()),
                new StringDeserializer(), new StringDeserializer());
    }
}
