package dev.fbads.local.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.fbads.local.launcher.state.ProcessRequest;
import dev.fbads.local.launcher.state.ProcessRequest.Action;
import dev.fbads.local.launcher.state.RunningStack;

/** A running stack whose services are stopped and restarted by other commands. */
class StackSupervisorTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    @Test
    void stopsAndRestartsWhatIsAskedForAndReportsWhatEndedByItself() throws Exception {
        var config = StackConfig.temporary(FakeCheckout.in(folder));
        List<String> reports = new CopyOnWriteArrayList<>();
        try (var stack = Stack.start(config)) {
            var supervisor = new StackSupervisor(stack, config.state(), reports::add);
            var sync = stack.process("sync-service");
            long before = sync.pid();

            request(supervisor, config, new ProcessRequest("sync-service", Action.RESTART));
            assertThat(sync.ready()).isTrue();
            assertThat(sync.pid()).isNotEqualTo(before);
            assertThat(RunningStack.read(config.state()).orElseThrow().processes().get("sync-service").pid())
                    .isEqualTo(sync.pid());

            request(supervisor, config, new ProcessRequest("sync-service", Action.STOP));
            assertThat(sync.running()).isFalse();
            supervisor.check();
            assertThat(reports).as("a stop that was asked for is no crash").isEmpty();

            request(supervisor, config, new ProcessRequest("no-service", Action.RESTART));
            assertThat(reports).singleElement().asString().contains("no process no-service");

            var query = stack.process("query-service");
            var ended = ProcessHandle.of(query.pid()).orElseThrow();
            ended.destroyForcibly();
            ended.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            supervisor.check();
            supervisor.check();
            assertThat(reports).hasSize(2).last().asString().contains("query-service ended by itself");
        }
    }

    @Test
    void theVariablesOfAServiceAreReadableByItsOwnerOnlyAndQuoted() throws Exception {
        Path file = folder.resolve("variables");

        ShellVariables.write(file, Map.of("B", "it's", "A", "plain"));

        assertThat(Files.readAllLines(file)).containsExactly("export A='plain'", "export B='it'\\''s'");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    /** As the command does it in another process, while the launcher goes on checking. */
    private static void request(StackSupervisor supervisor, StackConfig config, ProcessRequest request) {
        var done = CompletableFuture.supplyAsync(() -> request.submit(config.state(), PATIENCE));
        while (!done.isDone()) {
            supervisor.check();
        }
        assertThat(done.join()).isTrue();
    }
}
