package dev.fbads.local.launcher.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.fbads.local.backing.process.Folders;
import dev.fbads.local.backing.process.Ports;
import dev.fbads.local.backing.process.Reaper;
import dev.fbads.local.backing.process.Signal;

/**
 * One service as a child process. It ends with this JVM, writes to its own log, and a test can stop, kill and restart it;
 * it keeps its port.
 */
public final class ServiceProcess implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final int TAIL = 40;

    private final String name;
    private final Path jar;
    private final int port;
    private final List<String> jvmOptions;
    private final Supplier<Map<String, String>> environment;
    private final Path log;
    private final Path environmentFile;
    private final Duration patience;
    private @Nullable Process process;
    private boolean wanted;

    /** @param environment asked at each start */
    ServiceProcess(String name, Path jar, int port, Supplier<Map<String, String>> environment, StackConfig config) {
        this.name = name;
        this.jar = jar;
        this.port = port;
        this.environment = environment;
        this.jvmOptions = config.jvmOptions();
        this.log = config.state().log(name);
        this.environmentFile = config.state().environment(name);
        this.patience = config.patience();
    }

    /** Starts the process unless it runs, without waiting. */
    synchronized void launch() {
        if (running()) {
            return;
        }
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of("-jar", jar.toString()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        var variables = environment.get();
        builder.environment().putAll(variables);
        ShellVariables.write(environmentFile, variables);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new StackException(name + " cannot be started: " + e.getMessage(), e);
        }
        wanted = true;
        Reaper.watch(process.pid(), Signal.TERM);
    }

    /**
     * Waits until the service says that it is ready.
     *
     * @throws StackException when it ends or takes too long, with the last lines of its log
     */
    public void awaitReady() {
        boolean settled = Ports.holds(patience, () -> !running() || ready());
        if (!running()) {
            throw new StackException("%s ended before it was ready; the end of %s:%n%s".formatted(name, log, lastLines()));
        }
        if (!settled) {
            throw new StackException("%s is not ready after %d s; the end of %s:%n%s".formatted(name, patience.toSeconds(),
                    log, lastLines()));
        }
    }

    /** Starts it unless it runs, and waits until it is ready. */
    public void start() {
        launch();
        awaitReady();
    }

    /** Asks it to end, as a rolling update does, and waits. */
    public void stop() {
        end(false);
    }

    /** As {@code kill -9}. */
    public void killForcibly() {
        end(true);
    }

    /** Stops it and starts it again on the same port; returns when it is ready. */
    public void restart() {
        stop();
        start();
    }

    /** Whether it answers {@code /q/health/ready} with 200 now. */
    public boolean ready() {
        return Readiness.ready(url());
    }

    public synchronized boolean running() {
        return process != null && process.isAlive();
    }

    /** Whether it ended although nobody asked it to. */
    public synchronized boolean crashed() {
        return wanted && !running();
    }

    public String name() {
        return name;
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** What it runs. */
    public Path jar() {
        return jar;
    }

    public Path log() {
        return log;
    }

    /** The end of its log, for a message. */
    public String lastLines() {
        return Folders.tail(log, TAIL);
    }

    /** 0 before the first start. */
    public synchronized long pid() {
        return process == null ? 0 : process.pid();
    }

    /** Stops it. */
    @Override
    public void close() {
        stop();
    }

    private synchronized void end(boolean forcibly) {
        wanted = false;
        if (process == null) {
            return;
        }
        var ending = process;
        if (forcibly) {
            ending.destroyForcibly();
        } else {
            ending.destroy();
        }
        try {
            if (!ending.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
                ending.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            ending.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Reaper.release(ending.pid());
    }
}
