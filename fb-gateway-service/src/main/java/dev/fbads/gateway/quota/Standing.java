package dev.fbads.gateway.quota;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * How a subject stands.
 *
 * @param figures the latest of each kind
 * @param stoppedUntil when calls are welcome again; the epoch where they were never unwelcome
 */
record Standing(Map<QuotaKind, Figure> figures, Instant stoppedUntil) {

    static final Standing UNKNOWN = new Standing(Map.of(), Instant.EPOCH);

    Standing {
        figures = Map.copyOf(figures);
    }

    /** With what was said later: figures replace their kind, a stop is never shortened. */
    Standing and(Standing later) {
        Map<QuotaKind, Figure> all = new EnumMap<>(QuotaKind.class);
        all.putAll(figures);
        all.putAll(later.figures);
        return new Standing(all, stoppedUntil.isAfter(later.stoppedUntil) ? stoppedUntil : later.stoppedUntil);
    }

    /** The highest figure that still counts; nought without one. */
    double highest(Instant now, Duration validity) {
        return figures.values().stream()
                .filter(figure -> figure.countsAt(now, validity))
                .mapToDouble(Figure::percent)
                .max()
                .orElse(0);
    }
}
