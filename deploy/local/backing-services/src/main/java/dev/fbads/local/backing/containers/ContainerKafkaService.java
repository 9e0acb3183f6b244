package dev.fbads.local.backing.containers;

import org.testcontainers.kafka.KafkaContainer;

import dev.fbads.local.backing.BackingConfig;
import dev.fbads.local.backing.ServiceKind;
import dev.fbads.local.backing.kafka.KafkaService;
import dev.fbads.local.backing.kafka.Topics;

/** Kafka in a container. */
public final class ContainerKafkaService implements KafkaService {

    private final FixedPortContainer container;

    public ContainerKafkaService(BackingConfig config) {
        var image = new KafkaContainer(Images.KAFKA).withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        this.container = new FixedPortContainer(image, ServiceKind.KAFKA, config, 9092, "/tmp/kraft-combined-logs");
    }

    @Override
    public void start() {
        container.start();
        Topics.create(bootstrapServers());
    }

    @Override
    public void stop() {
        container.stop();
    }

    @Override
    public boolean running() {
        return container.running();
    }

    @Override
    public int port() {
        return container.port();
    }

    @Override
    public void close() {
        container.close();
    }
}
