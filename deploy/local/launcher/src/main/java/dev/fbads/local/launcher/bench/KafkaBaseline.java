package dev.fbads.local.launcher.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

import dev.fbads.local.launcher.stack.StackException;

/** Records a second that a bare producer and a bare consumer bring through the broker, one after the other's end. */
final class KafkaBaseline {

    private static final TopicPartition PARTITION = new TopicPartition("fbads.usage", 0);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private KafkaBaseline() {
    }

    static double rate(String bootstrapServers, int records) {
        Map<String, Object> address = Map.of("bootstrap.servers", bootstrapServers);
        try (var producer = new KafkaProducer<>(address, new StringSerializer(), new StringSerializer());
                var consumer = new KafkaConsumer<>(address, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToEnd(consumer.assignment());
            consumer.position(PARTITION);
            long begin = System.nanoTime();
            var last = producer.send(record());
            for (int sent = 1; sent < records; sent++) {
                last = producer.send(record());
            }
            producer.flush();
            last.get();
            for (int seen = 0; seen < records;) {
                if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                    throw new StackException("%d of %d records came back".formatted(seen, records));
                }
                seen += consumer.poll(POLL).count();
            }
            return records / ((System.nanoTime() - begin) / 1e9);
        } catch (ExecutionException e) {
            throw new StackException("Kafka does not take records: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted while sending records", e);
        }
    }

    private static ProducerRecord<String, String> record() {
        var id = UUID.randomUUID().toString();
        return new ProducerRecord<>(PARTITION.topic(), PARTITION.partition(), id,
                "{\"job_id\":\"%s\",\"compte_id\":1,\"account_id\":\"act_1\"}".formatted(id));
    }
}
