package dev.fbads.simulator.nodes;

import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.fbads.simulator.dataset.Ad;
import dev.fbads.simulator.dataset.AdObject;
import dev.fbads.simulator.dataset.EffectiveStatus;
import dev.fbads.simulator.graph.GraphErrors;
import dev.fbads.simulator.insights.ParameterList;

/**
 * Which states a list shows: without {@code effective_status} all but archived and deleted ones, with it those listed, and
 * deleted ones never.
 */
record StatusFilter(Set<String> listed) {

    private static final List<String> LEGAL = List.of("ACTIVE", "PAUSED", "DELETED", "PENDING_REVIEW", "DISAPPROVED",
            "PREAPPROVED", "PENDING_BILLING_INFO", "CAMPAIGN_PAUSED", "ARCHIVED", "ADSET_PAUSED", "IN_PROCESS", "WITH_ISSUES");

    StatusFilter {
        listed = Set.copyOf(listed);
    }

    static StatusFilter of(Map<String, String> parameters) {
        List<String> names = ParameterList.parse(parameters.getOrDefault("effective_status", ""));
        for (int i = 0; i < names.size(); i++) {
            if (!LEGAL.contains(names.get(i))) {
                throw GraphErrors.notOneOf("effective_status[" + i + "]", LEGAL);
            }
        }
        if (names.contains(EffectiveStatus.DELETED.name())) {
            throw GraphErrors.deletedObjects();
        }
        return new StatusFilter(Set.copyOf(names));
    }

    boolean shows(AdObject object) {
        EffectiveStatus status = object instanceof Ad ad ? ad.status() : EffectiveStatus.ACTIVE;
        return listed.isEmpty() ? !status.isHidden() : listed.contains(status.name());
    }
}
