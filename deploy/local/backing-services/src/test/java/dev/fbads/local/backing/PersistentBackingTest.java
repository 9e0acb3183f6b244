package dev.fbads.local.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.fbads.local.backing.process.Leftovers;
import dev.fbads.local.backing.process.Ports;

/** What a developer's stack relies on: data survives, nothing stays behind, a taken port is named. */
class PersistentBackingTest {

    @TempDir
    private Path folder;

    @Test
    void dataSurvivesAndNoProcessDoes() throws Exception {
        var config = BackingConfig.temporary().withMode(BackingMode.EMBEDDED).withDataDir(folder)
                .withServices(EnumSet.of(ServiceKind.POSTGRES, ServiceKind.REDIS));
        long postmaster;
        int postgresPort;
        int redisPort;
        try (var backing = BackingServices.start(config); var owner = backing.postgres().connect("fbads_owner")) {
            owner.createStatement().execute("CREATE TABLE stored AS SELECT 42 AS answer");
            assertThat(RedisProbe.send(backing.redis().port(), "SET stored 42")).isEqualTo("+OK");
            postmaster = postmaster();
            postgresPort = backing.postgres().port();
            redisPort = backing.redis().port();
        }

        assertThat(Leftovers.find(postmaster, folder.toString())).isEmpty();
        assertThat(Ports.bindable(postgresPort)).isTrue();
        assertThat(Ports.bindable(redisPort)).isTrue();
        try (var backing = BackingServices.start(config);
                var owner = backing.postgres().connect("fbads_owner");
                var rows = owner.createStatement().executeQuery("SELECT answer FROM stored")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(42);
            assertThat(RedisProbe.send(backing.redis().port(), "GET stored")).isEqualTo("42");
        }
    }

    @Test
    void temporaryDataIsFlushedOnlyOnRequest() throws Exception {
        var temporary = BackingConfig.temporary().withMode(BackingMode.EMBEDDED).withServices(Set.of(ServiceKind.POSTGRES));

        assertThat(flushSettings(temporary)).containsExactly("off", "off", "off");
        assertThat(flushSettings(temporary.withDurableWrites())).containsExactly("on", "on", "on");
    }

    @Test
    void aKilledPostgresIsStartedAgain() throws Exception {
        var config = BackingConfig.temporary().withMode(BackingMode.EMBEDDED).withDataDir(folder)
                .withServices(Set.of(ServiceKind.POSTGRES));
        var killed = BackingServices.start(config);
        try (var owner = killed.postgres().connect("fbads_owner")) {
            owner.createStatement().execute("CREATE TABLE stored AS SELECT 42 AS answer");
        }
        ProcessHandle.of(postmaster()).orElseThrow().destroyForcibly();
        killed.close();
        Files.writeString(folder.resolve("postgres/data/postmaster.pid"), ProcessHandle.current().pid() + "\n");

        try (var backing = BackingServices.start(config); var owner = backing.postgres().connect("fbads_owner")) {
            assertThat(owner.createStatement().execute("SELECT answer FROM stored")).isTrue();
        }
    }

    @Test
    void whatAKilledRunLeftBehindIsTakenOver() throws Exception {
        var killed = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), RunUntilKilled.class.getName(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        assertThat(killed.inputReader().readLine()).isEqualTo("running");
        long orphan = postmaster();

        killed.destroyForcibly().waitFor();

        try (var backing = BackingServices.start(RunUntilKilled.config(folder));
                var owner = backing.postgres().connect("fbads_owner")) {
            assertThat(Leftovers.find(orphan, folder.toString())).isEmpty();
            assertThat(owner.createStatement().execute("SELECT answer FROM stored")).isTrue();
        }
    }

    @Test
    void aKilledRunLeavesNoProcessBehind() throws Exception {
        var killed = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), RunUntilKilled.class.getName(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        assertThat(killed.inputReader().readLine()).isEqualTo("running");
        long postmaster = postmaster();
        long redis = Leftovers.readPid(folder.resolve("redis/redis.pid")).orElseThrow();

        killed.destroyForcibly().waitFor();

        Ports.await("PostgreSQL and Redis end", Duration.ofSeconds(60),
                () -> Leftovers.find(postmaster, folder.toString()).isEmpty()
                        && Leftovers.find(redis, "redis-server").isEmpty());
    }

    @ParameterizedTest
    @EnumSource(ServiceKind.class)
    void aTakenPortIsNamed(ServiceKind kind) throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var config = BackingConfig.temporary().withMode(BackingMode.EMBEDDED).withServices(Set.of(kind))
                    .withPort(kind, taken.getLocalPort());

            assertThatThrownBy(() -> BackingServices.start(config)).isInstanceOf(PortTakenException.class)
                    .hasMessage("port %d (%s) is taken; set %s to another", taken.getLocalPort(), kind.title(),
                            kind.portVariable());
        }
    }

    private long postmaster() {
        return Leftovers.readPid(folder.resolve("postgres/data/postmaster.pid")).orElseThrow();
    }

    private static List<String> flushSettings(BackingConfig config) throws Exception {
        try (var backing = BackingServices.start(config);
                var owner = backing.postgres().connect("fbads_owner");
                var rows = owner.createStatement().executeQuery("SELECT current_setting('fsync'), "
                        + "current_setting('synchronous_commit'), current_setting('full_page_writes')")) {
            rows.next();
            return List.of(rows.getString(1), rows.getString(2), rows.getString(3));
        }
    }
}
