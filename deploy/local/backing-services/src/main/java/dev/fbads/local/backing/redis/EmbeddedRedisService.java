package dev.fbads.local.backing.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import dev.fbads.local.backing.BackingConfig;
import dev.fbads.local.backing.BackingException;
import dev.fbads.local.backing.ServiceKind;
import dev.fbads.local.backing.process.Folders;
import dev.fbads.local.backing.process.Leftovers;
import dev.fbads.local.backing.process.Ports;
import dev.fbads.local.backing.process.Reaper;
import dev.fbads.local.backing.process.Signal;
import redis.embedded.core.ExecutableProvider;

/** Redis from a Maven artifact as a child process; with a data directory it writes an append-only file. */
public final class EmbeddedRedisService implements RedisService {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** ETXTBSY, as the operating system words it. */
    private static final String BUSY = "Text file busy";

    private final int port;
    private final boolean temporary;
    private final Path folder;
    private @Nullable Process process;

    public EmbeddedRedisService(BackingConfig config) {
        var kind = ServiceKind.REDIS;
        config.dataDirOf(kind).ifPresent(dir -> Leftovers.end(dir.resolve("redis.pid"), "redis-server", Signal.TERM));
        this.port = Ports.resolve(config.port(kind), kind.title(), kind.portVariable());
        this.temporary = config.dataDirOf(kind).isEmpty();
        this.folder = config.dataDirOf(kind).map(Folders::create).orElseGet(() -> Folders.temporary("redis"));
    }

    @Override
    public synchronized void start() {
        if (process != null) {
            return;
        }
        try {
            var started = launch(new ProcessBuilder(command())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile())));
            process = started;
            Reaper.watch(started.pid(), Signal.TERM);
            Ports.await("Redis answers", PATIENCE, () -> !started.isAlive() || RedisPing.answered(port));
            if (!started.isAlive()) {
                throw new BackingException("Redis ended with code " + started.exitValue());
            }
        } catch (IOException | RuntimeException e) {
            stop();
            throw new BackingException("Redis does not start\n" + Folders.tail(log(), 20), e);
        }
    }

    @Override
    public synchronized void stop() {
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Reaper.release(process.pid());
        process = null;
    }

    @Override
    public synchronized boolean running() {
        return process != null;
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

    /**
     * The program was written a moment ago. A process that another thread starts meanwhile inherits the open file, and until it
     * has closed it the program is busy.
     */
    private static Process launch(ProcessBuilder builder) throws IOException {
        var started = new AtomicReference<Process>();
        try {
            Ports.await("Redis is not busy", PATIENCE, () -> launched(builder, started));
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
        return started.get();
    }

    private static boolean launched(ProcessBuilder builder, AtomicReference<Process> started) {
        try {
            started.set(builder.start());
            return true;
        } catch (IOException failed) {
            if (String.valueOf(failed.getMessage()).contains(BUSY)) {
                return false;
            }
            throw new UncheckedIOException(failed);
        }
    }

    private List<String> command() throws IOException {
        var executable = ExecutableProvider.newJarResourceProvider(Folders.create(binaries()).toFile()).get();
        var command = new ArrayList<>(List.of(executable.getAbsolutePath(),
                "--port", Integer.toString(port),
                "--bind", "127.0.0.1",
                "--dir", folder.toString(),
                "--pidfile", folder.resolve("redis.pid").toString(),
                "--save", ""));
        if (!temporary) {
            command.addAll(List.of("--appendonly", "yes"));
        }
        return command;
    }

    private Path log() {
        return folder.resolve("redis.log");
    }

    /** Unpacked once per service, because two JVMs must not write one file that a third one executes. */
    private Path binaries() {
        return folder.resolve("bin");
    }
}
