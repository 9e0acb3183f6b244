package dev.fbads.gateway.quota;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What this replica itself was told. */
final class OwnLedger {

    private static final int MANY = 2000;

    private final Duration validity;
    private final Map<Subject, Standing> standings = new ConcurrentHashMap<>();

    OwnLedger(Duration validity) {
        this.validity = validity;
    }

    /** How the subject stands after it. */
    Standing note(Subject subject, Standing said, Instant now) {
        if (standings.size() >= MANY) {
            standings.values().removeIf(standing -> standing.highest(now, validity) == 0
                    && !standing.stoppedUntil().isAfter(now));
        }
        return standings.merge(subject, said, Standing::and);
    }

    Standing of(Subject subject) {
        return standings.getOrDefault(subject, Standing.UNKNOWN);
    }

    Set<String> stoppedApps(Instant now) {
        return standings.entrySet().stream()
                .filter(entry -> entry.getKey().isApp() && entry.getValue().stoppedUntil().isAfter(now))
                .map(entry -> entry.getKey().appId())
                .collect(Collectors.toUnmodifiableSet());
    }

    Map<Subject, Standing> all() {
        return Map.copyOf(standings);
    }
}
