package dev.fbads.local.backing.postgres;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.logging.Level;

import org.jspecify.annotations.Nullable;

import dev.fbads.local.backing.BackingConfig;
import dev.fbads.local.backing.BackingException;
import dev.fbads.local.backing.ServiceKind;
import dev.fbads.local.backing.process.Folders;
import dev.fbads.local.backing.process.Leftovers;
import dev.fbads.local.backing.process.Ports;
import dev.fbads.local.backing.process.QuietLogs;
import dev.fbads.local.backing.process.Reaper;
import dev.fbads.local.backing.process.Signal;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * PostgreSQL from a Maven artifact, as root and as an ordinary user.
 *
 * <ol>
 * <li>A data directory that was never finished is made anew; one that a killed run left locked is freed first.
 * <li>Persistent data is flushed to disk; temporary data is only when the configuration says so, and is gone after close.
 * <li>Passwords count, as in production; only the superuser comes in without, from this machine.
 * </ol>
 */
public final class EmbeddedPostgresService implements PostgresService {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CLIENT_AUTHENTICATION = """
            host all postgres 127.0.0.1/32 trust
            host all postgres ::1/128 trust
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """;

    private final BackingConfig config;
    private final PostgresConnections connections;
    private final int port;
    private final boolean temporary;
    private final Path folder;
    private @Nullable EmbeddedPostgres server;
    private long pid;

    public EmbeddedPostgresService(BackingConfig config) {
        this.config = config;
        var kind = ServiceKind.POSTGRES;
        config.dataDirOf(kind).ifPresent(dir -> Leftovers.end(dir.resolve("data/postmaster.pid"), dir.toString(),
                Signal.INT));
        this.port = Ports.resolve(config.port(kind), kind.title(), kind.portVariable());
        this.connections = new PostgresConnections(port, "", config);
        this.temporary = config.dataDirOf(kind).isEmpty();
        this.folder = config.dataDirOf(kind).map(Folders::create).orElseGet(() -> Folders.temporary("postgres"));
    }

    @Override
    public synchronized void start() {
        if (server != null) {
            return;
        }
        QuietLogs.limit(Level.WARNING, "io.zonky.test");
        try {
            server = launch();
            pid = Leftovers.readPid(data().resolve("postmaster.pid")).orElseThrow();
            Reaper.watch(pid, Signal.INT);
            DatabaseBootstrap.run(connections, config);
            Files.writeString(finished(), "");
        } catch (IOException | RuntimeException e) {
            stop();
            throw new BackingException("PostgreSQL does not start\n" + Folders.tail(log(), 20), e);
        }
    }

    @Override
    public synchronized void stop() {
        if (server == null) {
            return;
        }
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not stop", e);
        }
        Leftovers.end(pid, folder.toString(), Signal.INT);
        Reaper.release(pid);
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
    public Connection connect(String roleName) throws SQLException {
        return connections.connect(roleName);
    }

    @Override
    public void close() {
        stop();
        if (temporary) {
            Folders.delete(folder);
        }
    }

    private EmbeddedPostgres launch() throws IOException {
        if (Files.exists(data()) && Files.notExists(finished())) {
            Folders.delete(data());
        }
        Folders.create(data());
        var output = ProcessBuilder.Redirect.appendTo(log().toFile());
        var flushed = temporary && !config.durableWrites() ? "off" : "on";
        var builder = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(binaries())
                .setDataDirectory(data())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(PATIENCE)
                .setOutputRedirector(output)
                .setErrorRedirector(output)
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setDataDirectoryCustomizer(EmbeddedPostgresService::writeClientAuthentication)
                .setServerConfig("max_connections", "200")
                .setServerConfig("shared_buffers", "64MB")
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .setServerConfig("pg_stat_statements.track_planning", "on")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("fsync", flushed)
                .setServerConfig("synchronous_commit", flushed)
                .setServerConfig("full_page_writes", flushed);
        return builder.start();
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path log() {
        return folder.resolve("postgres.log");
    }

    /** Exists once the data directory was completely made. */
    private Path finished() {
        return folder.resolve("finished");
    }

    private static File binaries() {
        return Path.of(System.getProperty("java.io.tmpdir"), "fbads-postgres-" + System.getProperty("user.name")).toFile();
    }

    private static void writeClientAuthentication(File dataDirectory) {
        try {
            Files.writeString(dataDirectory.toPath().resolve("pg_hba.conf"), CLIENT_AUTHENTICATION);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write pg_hba.conf", e);
        }
    }
}
