package dev.fbads.local.backing.kafka;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.logging.Level;

import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

import dev.fbads.local.backing.BackingConfig;
import dev.fbads.local.backing.BackingException;
import dev.fbads.local.backing.ServiceKind;
import dev.fbads.local.backing.process.Folders;
import dev.fbads.local.backing.process.Ports;
import dev.fbads.local.backing.process.QuietLogs;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;

/** The production broker's own code as one KRaft node inside this JVM. */
public final class EmbeddedKafkaService implements KafkaService {

    private static final int NODE = 1;

    private final int port;
    private final boolean temporary;
    private final Path folder;
    private @Nullable KafkaRaftServer server;

    public EmbeddedKafkaService(BackingConfig config) {
        var kind = ServiceKind.KAFKA;
        this.port = Ports.resolve(config.port(kind), kind.title(), kind.portVariable());
        this.temporary = config.dataDirOf(kind).isEmpty();
        this.folder = config.dataDirOf(kind).map(Folders::create).orElseGet(() -> Folders.temporary("kafka"));
    }

    @Override
    public synchronized void start() {
        if (server != null) {
            return;
        }
        QuietLogs.silenceLog4jStatus();
        QuietLogs.limit(Level.SEVERE, "kafka", "org.apache.kafka", "state.change.logger");
        try {
            format();
            var starting = new KafkaRaftServer(new KafkaConfig(settings()), Time.SYSTEM);
            server = starting;
            starting.startup();
            Topics.create(bootstrapServers());
        } catch (Exception e) {
            stop();
            throw new BackingException("Kafka does not start: " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized void stop() {
        if (server == null) {
            return;
        }
        server.shutdown();
        server.awaitShutdown();
        server = null;
    }

    @Override
    public synchronized boolean running() {
        return server != null;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void close() {
        stop();
        if (temporary) {
            Folders.delete(folder);
        }
    }

    private void format() throws Exception {
        if (Files.exists(folder.resolve("meta.properties"))) {
            return;
        }
        new Formatter()
                .setPrintStream(new PrintStream(PrintStream.nullOutputStream()))
                .setNodeId(NODE)
                .setClusterId(Uuid.randomUuid().toString())
                .setDirectories(List.of(folder.toString()))
                .setMetadataLogDirectory(folder.toString())
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                .setControllerListenerName("CONTROLLER")
                .setIgnoreFormatted(true)
                .run();
    }

    private Properties settings() {
        int controllerPort = Ports.free();
        var settings = new Properties();
        settings.setProperty("process.roles", "broker,controller");
        settings.setProperty("node.id", Integer.toString(NODE));
        settings.setProperty("controller.quorum.voters", "%d@127.0.0.1:%d".formatted(NODE, controllerPort));
        settings.setProperty("controller.listener.names", "CONTROLLER");
        settings.setProperty("listeners",
                "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort));
        settings.setProperty("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.setProperty("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.setProperty("log.dirs", folder.toString());
        settings.setProperty("auto.create.topics.enable", "false");
        // One node: nothing can be replicated, and nobody else is coming to a new consumer group.
        settings.setProperty("offsets.topic.replication.factor", "1");
        settings.setProperty("offsets.topic.num.partitions", "4");
        settings.setProperty("transaction.state.log.replication.factor", "1");
        settings.setProperty("transaction.state.log.min.isr", "1");
        settings.setProperty("transaction.state.log.num.partitions", "4");
        settings.setProperty("share.coordinator.state.topic.replication.factor", "1");
        settings.setProperty("share.coordinator.state.topic.min.isr", "1");
        settings.setProperty("group.initial.rebalance.delay.ms", "0");
        settings.setProperty("group.min.session.timeout.ms", "1000");
        settings.setProperty("num.network.threads", "2");
        settings.setProperty("num.io.threads", "4");
        settings.setProperty("log.cleaner.dedupe.buffer.size", "2097152");
        settings.setProperty("log.segment.bytes", "67108864");
        return settings;
    }
}
