package dev.fbads.notifier.history;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much is kept in memory for clients that come back. */
@ConfigMapping(prefix = "fbads.notifier.history")
public interface HistoryConfig {

    /** Events kept per compte, the newest; as many syncs are remembered. */
    @WithDefault("1000")
    int eventsPerCompte();

    /** Comptes kept, those that were heard of last. */
    @WithDefault("5000")
    int comptes();

    /** Events kept altogether, at least as many as of one compte; the comptes that were heard of longest ago make room. */
    @WithDefault("100000")
    int events();
}
