package dev.fbads.sync.settings;

import java.util.List;

import dev.fbads.contracts.insights.BreakdownSet;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What holds for a compte that decided nothing. */
@ConfigMapping(prefix = "fbads.settings")
public interface SettingsConfig {

    /**
     * Breakdown sets of a wish that names none. Each one costs about as many calls as {@code none}, which is always among
     * them.
     */
    @WithDefault("none")
    List<BreakdownSet> breakdownSets();
}
