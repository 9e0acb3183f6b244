package dev.fbads.system;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the system's table of TCP connections shows; a system without {@code /proc} shows none. */
final class Sockets {

    private static final List<Path> TABLES = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
    private static final int LOCAL_ADDRESS = 2;
    private static final int STATE = 4;
    private static final String ESTABLISHED = "01";

    private Sockets() {
    }

    /** Connections that a service has accepted and that are still open on both sides. */
    static int establishedTo(String url) throws IOException {
        String port = ":%04X".formatted(URI.create(url).getPort());
        int open = 0;
        for (Path table : TABLES) {
            if (Files.exists(table)) {
                for (String line : Files.readAllLines(table)) {
                    String[] columns = line.split(" +", -1);
                    if (columns.length > STATE && columns[LOCAL_ADDRESS].endsWith(port) && columns[STATE].equals(ESTABLISHED)) {
                        open++;
                    }
                }
            }
        }
        return open;
    }
}
