package dev.fbads.local.launcher.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirTest {

    @TempDir
    private Path folder;

    @Test
    void theServiceTokenIsRandomLastingAndPrivate() throws Exception {
        var state = StateDir.of(folder);
        var token = state.serviceToken();

        assertThat(token).matches("[0-9a-f]{64}");
        assertThat(StateDir.of(folder).serviceToken()).isEqualTo(token);
        assertThat(StateDir.of(folder.resolve("other")).serviceToken()).isNotEqualTo(token);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(".fbads/service-token"))))
                .isEqualTo("rw-------");
    }

    @Test
    void theVaultKeyIsAnother32RandomBytesThatLast() {
        var state = StateDir.of(folder);

        assertThat(Base64.getDecoder().decode(state.vaultKey())).hasSize(32);
        assertThat(StateDir.of(folder).vaultKey()).isEqualTo(state.vaultKey());
        assertThat(StateDir.of(folder.resolve("other")).vaultKey()).isNotEqualTo(state.vaultKey());
        assertThat(Base64.getDecoder().decode(state.vaultKey())).isNotEqualTo(HexFormat.of().parseHex(state.serviceToken()));
    }

    @Test
    void whatRunsIsReadBackAndForgotten() {
        var state = StateDir.of(folder);
        state.logs();
        var stack = new RunningStack(1, true, "http://localhost:8080", "http://localhost:8086/fbads", "jdbc:postgresql://x",
                "127.0.0.1:1", "redis://127.0.0.1:2", 86_400_000,
                Map.of("sync-service", new RunningStack.Child(2, "http://127.0.0.1:8082", "a.jar")));

        stack.write(state);

        assertThat(RunningStack.read(state)).contains(stack);
        RunningStack.forget(state);
        assertThat(RunningStack.read(state)).isEmpty();
    }

    @Test
    void aBrokenFileCountsAsNone() throws Exception {
        var state = StateDir.of(folder);
        state.logs();
        Files.writeString(state.running(), "{half");

        assertThat(RunningStack.read(state)).isEmpty();
        assertThat(Leftover.endProcesses(state)).isZero();
    }

    @Test
    void aRecordedProcessIdThatBelongsToAnotherProgramIsLeftAlone() {
        var state = StateDir.of(folder);
        state.logs();
        new RunningStack(1, true, "", "", "", "", "", 0, Map.of("sync-service",
                new RunningStack.Child(ProcessHandle.current().pid(), "", "/no/such/quarkus-run.jar"))).write(state);

        assertThat(Leftover.endProcesses(state)).isZero();
    }

    @Test
    void aFreshStartDeletesTheDataOfItsOwnGraphOnly() throws Exception {
        var state = StateDir.of(folder);
        Files.createDirectories(state.data(true));
        Files.createDirectories(state.data(false));

        state.erase(true);

        assertThat(state.data(true)).doesNotExist();
        assertThat(state.data(false)).exists();
    }

    @Test
    void onlyOneHoldsTheLock() {
        var state = StateDir.of(folder);
        try (var first = StackLock.tryTake(state).orElseThrow()) {
            assertThat(StackLock.held(state)).isTrue();
            assertThat(first).isNotNull();
        }
        assertThat(StackLock.held(state)).isFalse();
    }
}
