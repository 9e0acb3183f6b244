package dev.fbads.gateway.testing;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.alerts.AlertKind;
import dev.fbads.gateway.alerts.Alerts;

/** Records alerts instead of publishing them. */
public final class RecordedAlerts implements Alerts {

    private final Set<String> lasting = new ConcurrentSkipListSet<>();

    @Override
    public void raise(AlertKind kind, String episode, @Nullable Integer compteId, @Nullable String accountId, String message) {
        lasting.add(kind.wire() + " " + episode);
    }

    @Override
    public void resolve(AlertKind kind, String episode) {
        lasting.remove(kind.wire() + " " + episode);
    }

    /** Kind and episode of unresolved alerts. */
    public List<String> lasting() {
        return List.copyOf(lasting);
    }
}
