package dev.fbads.gateway.webhooks;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import io.smallrye.mutiny.Uni;

/** The changes published by this replica, limited to the configured number. */
final class LocalDeduplicator implements ChangeDeduplicator {

    private final Duration lease;
    private final InstantSource clock;
    private final Set<String> published;
    private final Map<String, Instant> pending = new HashMap<>();

    LocalDeduplicator(int most, Duration lease, InstantSource clock) {
        this.lease = lease;
        this.clock = clock;
        this.published = Collections.newSetFromMap(new LinkedHashMap<>() {

            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                return size() > most;
            }
        });
    }

    @Override
    public Uni<Claims> claim(Collection<String> changeIds) {
        return Uni.createFrom().item(() -> claimed(changeIds));
    }

    @Override
    public Uni<Void> complete(Collection<String> claimed, Set<String> publishedIds) {
        return Uni.createFrom().item(() -> {
            note(claimed, publishedIds);
            return null;
        });
    }

    private synchronized Claims claimed(Collection<String> changeIds) {
        Instant now = clock.instant();
        pending.values().removeIf(until -> !until.isAfter(now));
        Set<String> fresh = new HashSet<>();
        Set<String> elsewhere = new HashSet<>();
        for (String id : changeIds) {
            if (!published.contains(id)) {
                (pending.putIfAbsent(id, now.plus(lease)) == null ? fresh : elsewhere).add(id);
            }
        }
        return new Claims(fresh, elsewhere);
    }

    private synchronized void note(Collection<String> claimed, Set<String> publishedIds) {
        pending.keySet().removeAll(Set.copyOf(claimed));
        published.addAll(publishedIds);
    }
}
