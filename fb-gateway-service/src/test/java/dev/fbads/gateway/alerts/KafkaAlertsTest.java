package dev.fbads.gateway.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

import dev.fbads.contracts.alerts.AlertKind;
import dev.fbads.contracts.jobs.Topics;
import dev.fbads.gateway.testing.GatewayDatabase;
import dev.fbads.gateway.testing.Timeouts;
import dev.fbads.local.backing.BackingServicesTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(value = BackingServicesTestResource.class, initArgs = @ResourceArg(name = BackingServicesTestResource.SERVICES, value = "kafka"))
@QuarkusTestResource(GatewayDatabase.class)
class KafkaAlertsTest {

    private static final Duration TIMEOUT = Timeouts.LONG;

    @Inject
    Alerts alerts;

    private final String episode = "test:" + UUID.randomUUID();

    @Test
    void anEpisodeIsToldOnceUntilItIsOver() {
        alerts.raise(AlertKind.QUOTA_NEARLY_USED, episode, 7, "act_1", "first");
        alerts.raise(AlertKind.QUOTA_NEARLY_USED, episode, 7, "act_1", "again");
        alerts.resolve(AlertKind.QUOTA_NEARLY_USED, episode);
        alerts.raise(AlertKind.QUOTA_NEARLY_USED, episode, 7, "act_1", "again");

        List<ConsumerRecord<String, String>> published = published(2);
        assertThat(published).hasSize(2).allSatisfy(record -> assertThat(record.key()).isEqualTo("7"));
        assertThat(published.get(0).value()).contains("\"kind\":\"quota_nearly_used\"", "\"severity\":\"warning\"", "first");
        assertThat(published.get(1).value()).contains("again");
    }

    @Test
    void whatConcernsEverybodyHasNoCompte() {
        alerts.raise(AlertKind.LIMITS_NOT_SHARED, episode, null, null, "Redis does not answer");

        assertThat(published(1)).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo("installation");
            assertThat(record.value()).doesNotContain("compte_id", "account_id");
        });
    }

    private List<ConsumerRecord<String, String>> published(int count) {
        List<ConsumerRecord<String, String>> found = new ArrayList<>();
        Map<String, Object> address = Map.of("bootstrap.servers",
                BackingServicesTestResource.current().environment().get("FBADS_KAFKA"));
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(address, new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.ALERTS).stream()
                    .map(info -> new TopicPartition(Topics.ALERTS, info.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long deadline = System.nanoTime() + TIMEOUT.toNanos();
            while (found.size() < count && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    if (record.value().contains(episode)) {
                        found.add(record);
                    }
                });
            }
        }
        return found;
    }
}
