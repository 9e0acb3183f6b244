package dev.fbads.local.backing.kafka;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

import dev.fbads.local.backing.BackingException;

/** The suite's topics; in production the platform team creates them. */
public final class Topics {

    private static final int PARTITIONS = 6;
    private static final List<String> NAMES = List.of("fbads.sync.jobs", "fbads.sync.jobs.background", "fbads.sync.events",
            "fbads.alerts", "fbads.webhooks", "fbads.usage");

    private Topics() {
    }

    /** All topics, dead-letter topics included. */
    public static List<NewTopic> all() {
        return NAMES.stream().flatMap(name -> Stream.of(new NewTopic(name, PARTITIONS, (short) 1),
                new NewTopic(name + ".dlq", 1, (short) 1))).toList();
    }

    /** Creates those that are missing and returns when they can be used. */
    public static void create(String bootstrapServers) {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            for (var result : admin.createTopics(all()).values().values()) {
                try {
                    result.get(30, TimeUnit.SECONDS);
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw new BackingException("Kafka does not create the topics", e);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackingException("Kafka does not create the topics: interrupted", e);
        } catch (TimeoutException e) {
            throw new BackingException("Kafka does not create the topics: no answer within 30 s", e);
        }
    }
}
