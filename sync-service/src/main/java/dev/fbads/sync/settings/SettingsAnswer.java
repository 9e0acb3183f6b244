package dev.fbads.sync.settings;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The settings of a compte.
 *
 * @param breakdownSets what a wish that names no sets fetches
 * @param isDefault whether the compte decided nothing, and the installation's defaults hold
 * @param updatedBy who decided last
 */
public record SettingsAnswer(int compteId, List<String> breakdownSets, boolean isDefault, @Nullable String updatedBy,
        @Nullable Instant updatedAt) {

    public SettingsAnswer {
        breakdownSets = List.copyOf(breakdownSets);
    }
}
