package dev.fbads.local.backing.containers;

import java.util.List;
import java.util.Optional;

import org.testcontainers.containers.GenericContainer;

import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Volume;

import dev.fbads.local.backing.BackingConfig;
import dev.fbads.local.backing.BackingException;
import dev.fbads.local.backing.ServiceKind;
import dev.fbads.local.backing.process.Ports;

/**
 * A container on one port of the loopback interface that can be stopped and started with its data. With a data directory
 * the data lies in a named volume that belongs to that directory, else in the container.
 */
final class FixedPortContainer {

    private final GenericContainer<?> container;
    private final ServiceKind kind;
    private final int port;
    private boolean created;
    private boolean running;

    FixedPortContainer(GenericContainer<?> container, ServiceKind kind, BackingConfig config, int inside, String data) {
        this.container = container;
        this.kind = kind;
        this.port = Ports.resolve(config.port(kind), kind.title(), kind.portVariable());
        container.setPortBindings(List.of("127.0.0.1:%d:%d".formatted(port, inside)));
        volume(config, kind).ifPresent(name -> container.withCreateContainerCmdModifier(command -> Optional
                .ofNullable(command.getHostConfig())
                .ifPresent(host -> host.withBinds(new Bind(name, new Volume(data))))));
    }

    synchronized void start() {
        if (running) {
            return;
        }
        try {
            if (created) {
                container.getDockerClient().startContainerCmd(container.getContainerId()).exec();
            } else {
                container.start();
                created = true;
            }
            running = true;
        } catch (RuntimeException e) {
            throw new BackingException("%s does not start in a container: %s".formatted(kind.title(), e.getMessage()), e);
        }
    }

    /** Stops the container and keeps it. */
    synchronized void stop() {
        if (running) {
            container.getDockerClient().stopContainerCmd(container.getContainerId()).exec();
            running = false;
        }
    }

    synchronized boolean running() {
        return running;
    }

    int port() {
        return port;
    }

    /** Removes the container. */
    synchronized void close() {
        running = false;
        container.stop();
    }

    private static Optional<String> volume(BackingConfig config, ServiceKind kind) {
        return config.dataDirOf(kind).map(dir -> "fbads-%s-%08x".formatted(dir.getFileName(), dir.toString().hashCode()));
    }
}
