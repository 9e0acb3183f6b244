package dev.fbads.local.launcher.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.fbads.local.backing.process.Folders;
import dev.fbads.local.backing.process.Ports;

/**
 * What a command asks of the launcher that holds the stack: one file per request, which the launcher deletes when it is done.
 *
 * @param process a service's name, or a replica's
 */
public record ProcessRequest(String process, Action action) {

    /** What is to happen to the process. */
    public enum Action {
        /** It ends, and stays ended until it is started. */
        STOP,
        /** It ends, if it runs, and starts. */
        RESTART
    }

    /** The request as a file. */
    public Path file(StateDir state) {
        return Folders.create(state.requests()).resolve(process + "." + action.name().toLowerCase(Locale.ROOT));
    }

    /**
     * Leaves the request and waits until the launcher has carried it out.
     *
     * @return whether it was carried out in time
     */
    public boolean submit(StateDir state, Duration patience) {
        Path file = file(state);
        try {
            Files.writeString(file, "");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        return Ports.holds(patience, () -> Files.notExists(file));
    }

    /** Marks the request as carried out. */
    public void done(StateDir state) {
        try {
            Files.deleteIfExists(file(state));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file(state), e);
        }
    }

    /** The requests that wait. */
    public static List<ProcessRequest> waiting(StateDir state) {
        try (var files = Files.list(Folders.create(state.requests()))) {
            return files.map(ProcessRequest::parse).flatMap(Optional::stream).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + state.requests(), e);
        }
    }

    private static Optional<ProcessRequest> parse(Path file) {
        String name = file.getFileName().toString();
        for (var action : Action.values()) {
            String end = "." + action.name().toLowerCase(Locale.ROOT);
            if (name.endsWith(end)) {
                return Optional.of(new ProcessRequest(name.substring(0, name.length() - end.length()), action));
            }
        }
        return Optional.empty();
    }
}
