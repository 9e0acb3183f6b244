package dev.fbads.gateway.testing;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.alerts.AlertKind;
import dev.fbads.gateway.alerts.Alerts;

/** Records alerts: {@code +kind episode} and {@code -kind episode}, an episode once. */
public final class KafkaAlertRecorder implements Alerts {

    private final List<String> recorded = new ArrayList<>();
    private final List<String> open = new ArrayList<>();

    @Override
    public synchronized void raise(AlertKind kind, String episode, @Nullable Integer compteId, @Nullable String accountId,
            String message) {
        if (!open.contains(kind + episode)) {
            open.add(kind + episode);
            recorded.add("+" + kind.wire() + " " + episode);
        }
    }

    @Override
    public synchronized void resolve(AlertKind kind, String episode) {
        if (open.remove(kind + episode)) {
            recorded.add("-" + kind.wire() + " " + episode);
        }
    }

    public synchronized List<String> recorded() {
        return List.copyOf(recorded);
    }
}
