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
 * Sends the records of a dead-letter topic back to the topic that they came from.
 *
 * <ol>
 * <li>It ends: records that arrive during the replay, also replayed ones that fail again, are left to the next replay.</li>
 * <li>A record is sent once: a second replay begins where the first one ended. A replay that fails repeats at most its last
 * batch, which the consumers of these topics tolerate.</li>
 * <li>Records keep key, value and headers, except those that describe the failure; the header {@code replayed-from} contains
 * their position in the dead-letter topic.</li>
 * </ol>
 */
@ApplicationScoped
class DeadLetterReplay {

    private static final Logger LOG = Logger.getLogger(DeadLetterReplay.class);
    private static final String FAILURE_HEADERS = "dead-letter-";
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

    /** Replays the dead-letter records of a topic on a worker thread and returns their number. */
    Uni<Integer> replay(String topic) {
        return Uni.createFrom().item(() -> replayNow(topic))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .invoke(count -> meters.counter("fbads.dead.letters.replayed", "topic", topic).increment(count))
                .invoke(count -> LOG.infof("dead-letter records replayed: topic=%s records=%d", topic, count));
    }

    private int replayNow(String topic) {
        int count = 0;
        try (KafkaConsumer<byte[], byte[]> deadLetters = new KafkaConsumer<>(reading(), new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
                KafkaProducer<byte[], byte[]> topics = new KafkaProducer<>(writing(), new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            List<TopicPartition> partitions = partitions(deadLetters, topic + Topics.DEAD_LETTER_SUFFIX);
            deadLetters.assign(partitions);
            Map<TopicPartition, Long> ends = deadLetters.endOffsets(partitions, config.patience());
            while (partitions.stream().anyMatch(partition -> deadLetters.position(partition, config.patience()) < ends
                    .getOrDefault(partition, 0L))) {
                List<Future<RecordMetadata>> sent = new ArrayList<>();
                deadLetters.poll(POLL).forEach(deadLetter -> {
                    if (deadLetter.offset() < ends.getOrDefault(new TopicPartition(deadLetter.topic(), deadLetter.partition()),
                            0L)) {
                        sent.add(topics.send(replayed(topic, deadLetter)));
                    }
                });
                sent.forEach(this::awaitSent);
                rewindTo(deadLetters, ends);
                deadLetters.commitSync(config.patience());
                count += sent.size();
            }
        }
        return count;
    }

    private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> deadLetters, String topic) {
        return deadLetters.listTopics().getOrDefault(topic, List.of()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    /** Records that arrived after the start of the replay are not committed. */
    private void rewindTo(KafkaConsumer<byte[], byte[]> deadLetters, Map<TopicPartition, Long> ends) {
        ends.forEach((partition, end) -> {
            if (deadLetters.position(partition, config.patience()) > end) {
                deadLetters.seek(partition, end);
            }
        });
    }

    private static ProducerRecord<byte[], byte[]> replayed(String topic, ConsumerRecord<byte[], byte[]> deadLetter) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, deadLetter.key(), deadLetter.value());
        deadLetter.headers().forEach(header -> {
            if (!header.key().startsWith(FAILURE_HEADERS) && !header.key().equals(ORIGIN)) {
                record.headers().add(header);
            }
        });
        String origin = "%s-%d@%d".formatted(deadLetter.topic(), deadLetter.partition(), deadLetter.offset());
        record.headers().add(ORIGIN, origin.getBytes(UTF_8));
        return record;
    }

    private void awaitSent(Future<RecordMetadata> sent) {
        try {
            sent.get(config.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new DeadLetterReplayFailed("the replay was interrupted", stopped);
        } catch (ExecutionException | TimeoutException failed) {
            throw new DeadLetterReplayFailed("Kafka did not accept a record", failed);
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
