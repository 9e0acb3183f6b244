package dev.fbads.sync.rollups;

import java.util.List;
import java.util.Map.Entry;

/** Computed roll-ups of ads by slice that are not written yet. */
public final class AdRollUps {

    private final List<Entry<RollUpKey, RollUp>> rollUps;

    AdRollUps(List<Entry<RollUpKey, RollUp>> rollUps) {
        this.rollUps = rollUps;
    }

    List<Entry<RollUpKey, RollUp>> rollUps() {
        return rollUps;
    }
}
