package dev.fbads.local.launcher.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What one command tells the next about the stack that it started.
 *
 * @param launcherPid the process that holds the stack
 * @param ready whether it serves
 * @param edge the public URL
 * @param oidc the issuer
 * @param database JDBC URL, without user
 * @param kafka bootstrap servers
 * @param redis its URL
 * @param clockAheadMillis how far the clock of the services is ahead of the real time
 * @param processes name to process, in name order
 */
public record RunningStack(long launcherPid, boolean ready, String edge, String oidc, String database, String kafka,
        String redis, long clockAheadMillis, Map<String, Child> processes) {

    /**
     * A service process.
     *
     * @param jar occurs in its command line, so that a reused process id is recognised
     */
    public record Child(long pid, String url, String jar) {
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    public RunningStack {
        processes = Collections.unmodifiableMap(new TreeMap<>(processes));
    }

    /** Milliseconds from the real time to the time of a clock. */
    public static long aheadOfRealTime(Clock clock) {
        return Duration.between(Clock.systemUTC().instant(), clock.instant()).toMillis();
    }

    /** The clock by which the services know today. */
    public Clock clock() {
        return Clock.offset(Clock.systemUTC(), Duration.ofMillis(clockAheadMillis));
    }

    /** What was last written, which need not run any more; a file that cannot be understood counts as none. */
    public static Optional<RunningStack> read(StateDir state) {
        if (Files.notExists(state.running())) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(state.running()), RunningStack.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + state.running(), e);
        }
    }

    /** Replaces the file in one step, so that a reader never sees half of it. */
    public void write(StateDir state) {
        var file = state.running();
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.write(next, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    public static void forget(StateDir state) {
        try {
            Files.deleteIfExists(state.running());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + state.running(), e);
        }
    }
}
