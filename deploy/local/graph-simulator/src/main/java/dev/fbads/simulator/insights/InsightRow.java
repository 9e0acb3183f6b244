package dev.fbads.simulator.insights;

import org.jspecify.annotations.Nullable;

import dev.fbads.simulator.dataset.Ad;
import dev.fbads.simulator.dataset.AdAccount;
import dev.fbads.simulator.dataset.AdObject;
import dev.fbads.simulator.dataset.AdSet;
import dev.fbads.simulator.dataset.Campaign;
import dev.fbads.simulator.dataset.MetricSums;

/**
 * One row to be written.
 *
 * @param cell index of its breakdown values among those of the query
 * @param sums valid until the next row
 */
record InsightRow(InsightsQuery query, AdObject object, TimeSpan span, int cell, MetricSums sums) {

    /** Whether actions of this type are returned with these breakdowns. */
    boolean shows(ActionType type) {
        return type.origin() == ActionType.Origin.ON_META || !query.breakdowns().hideOffMetaActions();
    }

    /** The campaign, unless the row is about more than one. */
    @Nullable
    Campaign campaign() {
        return switch (object) {
            case AdAccount account -> null;
            case Campaign campaign -> campaign;
            case AdSet adSet -> adSet.campaign();
            case Ad ad -> ad.campaign();
        };
    }

    /** The ad set, unless the row is about more than one. */
    @Nullable
    AdSet adSet() {
        return switch (object) {
            case AdAccount account -> null;
            case Campaign campaign -> null;
            case AdSet adSet -> adSet;
            case Ad ad -> ad.adSet();
        };
    }

    /** The ad, if the row is about one. */
    @Nullable
    Ad ad() {
        return object instanceof Ad ad ? ad : null;
    }
}
