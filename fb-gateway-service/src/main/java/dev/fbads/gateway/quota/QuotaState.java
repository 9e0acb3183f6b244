package dev.fbads.gateway.quota;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * The state of a subject.
 *
 * @param figures the latest figure of each kind
 * @param stoppedUntil when calls are accepted again; the epoch where they never were refused
 */
record QuotaState(Map<QuotaKind, UsageFigure> figures, Instant stoppedUntil) {

    static final QuotaState UNKNOWN = new QuotaState(Map.of(), Instant.EPOCH);

    QuotaState {
        figures = Map.copyOf(figures);
    }

    /** Merges a later report: figures replace their kind, a stop is never shortened. */
    QuotaState and(QuotaState later) {
        Map<QuotaKind, UsageFigure> all = new EnumMap<>(QuotaKind.class);
        all.putAll(figures);
        all.putAll(later.figures);
        return new QuotaState(all, stoppedUntil.isAfter(later.stoppedUntil) ? stoppedUntil : later.stoppedUntil);
    }

    /** The highest valid figure; 0 without one. */
    double highest(Instant now, Duration validity) {
        return figures.values().stream()
                .filter(figure -> figure.countsAt(now, validity))
                .mapToDouble(UsageFigure::percent)
                .max()
                .orElse(0);
    }
}
