package dev.fbads.sync.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;

import dev.fbads.contracts.jobs.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/**
 * Sends the letters of a dead-letter topic back to the topic that they came from.
 *
 * <ol>
 * <li>It ends: letters that arrive while it works, its own come back among them, are left to the next replay.</li>
 * <li>A letter is sent once: a second replay begins where the first one ended, and a replay that is broken off repeats at most
 * its last batch, which readers of these topics bear.</li>
 * <li>Letters keep key, value and headers, but for the cause of their death; {@code replayed-from} says where they lay.</li>
 * </ol>
 */
@ApplicationScoped
class DeadLetterReplay {

    private static final Logger LOG = Logger.getLogger(DeadLetterReplay.class);
    private static final String CAUSE = "dead-letter-";
    private static final String ORIGIN = "replayed-from";
    private static final Duration POLL = Duration.ofMillis(500);

    private final Map<String, Object> kafka;
    private final DeadLetterConfig config;
    private final MeterRegistry meters;

    DeadLetterReplay(@Identifier("default-kafka-broker") Map<String, Object> kafka, DeadLetterConfig config,
            MeterRegistry meters) {
        this.kafka = Map.copyOf(kafka);
        this.config = config;
        this.meters = meters;
    }

    /** Replays the dead letters of a topic, on a thread that may wait; says how many. */
    Uni<Integer> replay(String topic) {
        return Uni.createFrom().item(() -> replayNow(topic))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .invoke(count -> meters.counter("fbads.dead.letters.replayed", "topic", topic).increment(count))
                .invoke(count -> LOG.infof("dead letters replayed: topic=%s letters=%d", topic, count));
    }

    private int replayNow(String topic) {
        int replayed = 0;
        try (KafkaConsumer<byte[], byte[]> letters = new KafkaConsumer<>(reading(), new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
                KafkaProducer<byte[], byte[]> topics = new KafkaProducer<>(writing(), new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            List<TopicPartition> partitions = partitions(letters, topic + Topics.DEAD_LETTER_SUFFIX);
            letters.assign(partitions);
            Map<TopicPartition, Long> ends = letters.endOffsets(partitions, config.patience());
            while (partitions.stream().anyMatch(partition -> letters.position(partition, config.patience()) < ends
                    .getOrDefault(partition, 0L))) {
                List<Future<RecordMetadata>> sent = new ArrayList<>();
                letters.poll(POLL).forEach(letter -> {
                    if (letter.offset() < ends.getOrDefault(new TopicPartition(letter.topic(), letter.partition()), 0L)) {
                        sent.add(topics.send(revived(topic, letter)));
                    }
                });
                sent.forEach(this::awaitSent);
                rewindTo(letters, ends);
                letters.commitSync(config.patience());
                replayed += sent.size();
            }
        }
        return replayed;
    }

    private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> letters, String topic) {
        return letters.listTopics().getOrDefault(topic, List.of()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    /** What came after the start of the replay is not committed. */
    private void rewindTo(KafkaConsumer<byte[], byte[]> letters, Map<TopicPartition, Long> ends) {
        ends.forEach((partition, end) -> {
            if (letters.position(partition, config.patience()) > end) {
                letters.seek(partition, end);
            }
        });
    }

    private static ProducerRecord<byte[], byte[]> revived(String topic, ConsumerRecord<byte[], byte[]> letter) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, letter.key(), letter.value());
        letter.headers().forEach(header -> {
            if (!header.key().startsWith(CAUSE) && !header.key().equals(ORIGIN)) {
                record.headers().add(header);
            }
        });
        String origin = "%s-%d@%d".formatted(letter.topic(), letter.partition(), letter.offset());
        record.headers().add(ORIGIN, origin.getBytes(UTF_8));
        return record;
    }

    private void awaitSent(Future<RecordMetadata> sent) {
        try {
            sent.get(config.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new DeadLetterReplayFailed("the replay was stopped", stopped);
        } catch (ExecutionException | TimeoutException failed) {
            throw new DeadLetterReplayFailed("Kafka did not take a letter", failed);
        }
    }

    private Map<String, Object> reading() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, config.group());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.batch());
        return settings;
    }

    private Map<String, Object> writing() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        return settings;
    }
}
