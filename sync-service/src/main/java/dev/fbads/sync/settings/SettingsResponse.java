package dev.fbads.sync.settings;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The settings of a compte.
 *
 * @param breakdownSets the sets of a sync request that names none
 * @param isDefault whether the compte has no settings of its own, so that the installation's defaults apply
 * @param updatedBy the user of the last change
 */
public record SettingsResponse(int compteId, List<String> breakdownSets, boolean isDefault, @Nullable String updatedBy,
        @Nullable Instant updatedAt) {

    public SettingsResponse {
        breakdownSets = List.copyOf(breakdownSets);
    }
}
