package dev.fbads.local.launcher.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes variables so that a shell can read them with {@code .}. */
final class ShellVariables {

    private ShellVariables() {
    }

    /** Replaces the file; only its owner can read it, since variables hold secrets. */
    static void write(Path file, Map<String, String> variables) {
        String lines = new TreeMap<>(variables).entrySet().stream()
                .map(variable -> "export %s=%s%n".formatted(variable.getKey(), quoted(variable.getValue())))
                .collect(Collectors.joining());
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static String quoted(String value) {
        return "'" + value.replace("'", "'\\''") + "'";
    }
}
