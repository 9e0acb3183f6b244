package dev.fbads.sync.settings;

import java.util.List;

import dev.fbads.contracts.insights.BreakdownSet;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Defaults for comptes without settings. */
@ConfigMapping(prefix = "fbads.settings")
public interface SettingsConfig {

    /**
     * Breakdown sets of a sync request that names none. Each costs about as many calls as {@code none}, which is always
     * included.
     */
    @WithDefault("none")
    List<BreakdownSet> breakdownSets();
}
