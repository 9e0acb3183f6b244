package dev.fbads.local.backing.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Processes of a run that was killed before it could clean up. */
public final class Leftovers {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Leftovers() {
    }

    /**
     * Ends the process whose id is the file's first line, if it is the one that is meant, and deletes the file.
     *
     * @param marker must occur in the process's command line, so that a reused id is never hit
     * @param signal how it is asked first
     */
    public static void end(Path pidFile, String marker, Signal signal) {
        readPid(pidFile).ifPresent(pid -> end(pid, marker, signal));
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + pidFile, e);
        }
    }

    /**
     * Asks the process to end, and ends it when it does not.
     *
     * @return whether there was such a process
     */
    public static boolean end(long pid, String marker, Signal signal) {
        var found = find(pid, marker);
        found.ifPresent(process -> {
            signal.send(pid);
            if (!Ports.holds(PATIENCE, () -> find(pid, marker).isEmpty())) {
                process.destroyForcibly();
                Ports.await("process " + pid + " ends", PATIENCE, () -> find(pid, marker).isEmpty());
            }
        });
        return found.isPresent();
    }

    /** The living process with this id whose command line holds the marker. A process that is only not reaped is dead. */
    public static Optional<ProcessHandle> find(long pid, String marker) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive)
                .filter(process -> commandLine(process).contains(marker));
    }

    /** The process id on the first line of the file. */
    public static Optional<Long> readPid(Path pidFile) {
        if (Files.notExists(pidFile)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(pidFile)) {
            return lines.findFirst().map(String::strip).filter(line -> line.matches("\\d{1,18}")).map(Long::valueOf);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + pidFile, e);
        }
    }

    private static String commandLine(ProcessHandle process) {
        var proc = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        if (Files.isReadable(proc)) {
            try {
                return Files.readString(proc, StandardCharsets.ISO_8859_1).replace('\0', ' ');
            } catch (IOException e) {
                return ""; // it ended while we looked
            }
        }
        return process.info().commandLine().orElse("");
    }
}
