package dev.fbads.notifier.history;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Events in memory for clients that reconnect. */
@ConfigMapping(prefix = "fbads.notifier.history")
public interface HistoryConfig {

    /** Newest events stored per compte, and syncs whose progress is tracked. */
    @WithDefault("1000")
    int eventsPerCompte();

    /** Comptes with stored events; beyond it the one whose last event is oldest is evicted. */
    @WithDefault("5000")
    int comptes();

    /** Stored events of all comptes, at least those of one; beyond it the compte whose last event is oldest is evicted. */
    @WithDefault("100000")
    int events();
}
