package dev.fbads.sync.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;

/**
 * The table of the design ("Planning"), for an account in Paris and the reporting zone Toronto. It uses none of the planner's
 * classes, so that a comparison finds errors in those.
 */
final class FreshnessTable {

    private static final List<ZoneId> ZONES = List.of(ZoneId.of("America/Toronto"), ZoneId.of("Europe/Paris"));

    private FreshnessTable() {
    }

    /** When the day is over in both zones. */
    static Instant endOf(LocalDate day) {
        return Collections.max(ZONES.stream().map(zone -> day.plusDays(1).atStartOfDay(zone).toInstant()).toList());
    }

    /** Whether the table says "use" or "final". */
    static boolean isUsable(StoredSlice stored, Instant now) {
        return isFinal(stored, now) || Duration.between(stored.fetchedAt(), now).compareTo(Duration.ofHours(1)) < 0;
    }

    /** Whether the slice is closed, and was fetched 24 hours after its end or later. */
    static boolean isFinal(StoredSlice stored, Instant now) {
        Instant end = endOf(stored.slice().stop());
        boolean closed = now.compareTo(end) >= 0;
        return closed && Duration.between(end, stored.fetchedAt()).toSeconds() >= 24 * 3600;
    }
}
