package dev.fbads.gateway.quota;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The quota states that this replica has seen. */
final class LocalQuota {

    private static final int MANY = 2000;

    private final Duration validity;
    private final Map<QuotaSubject, QuotaState> states = new ConcurrentHashMap<>();

    LocalQuota(Duration validity) {
        this.validity = validity;
    }

    /** Adds what was reported; returns the resulting state. */
    QuotaState note(QuotaSubject subject, QuotaState reported, Instant now) {
        if (states.size() >= MANY) {
            states.values().removeIf(state -> state.highest(now, validity) == 0
                    && !state.stoppedUntil().isAfter(now));
        }
        return states.merge(subject, reported, QuotaState::and);
    }

    QuotaState of(QuotaSubject subject) {
        return states.getOrDefault(subject, QuotaState.UNKNOWN);
    }

    Set<String> stoppedApps(Instant now) {
        return states.entrySet().stream()
                .filter(entry -> entry.getKey().isApp() && entry.getValue().stoppedUntil().isAfter(now))
                .map(entry -> entry.getKey().appId())
                .collect(Collectors.toUnmodifiableSet());
    }

    Map<QuotaSubject, QuotaState> all() {
        return Map.copyOf(states);
    }
}
