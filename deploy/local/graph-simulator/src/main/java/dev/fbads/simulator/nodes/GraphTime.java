package dev.fbads.simulator.nodes;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Instants as Graph prints them: {@code 2026-02-18T09:00:00-0500}. */
final class GraphTime {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxx");

    private GraphTime() {
    }

    static String text(Instant instant, ZoneId zone) {
        return FORMAT.format(instant.atZone(zone));
    }
}
