package dev.fbads.sync.syncs;

import dev.fbads.sync.access.AdAccount;
import dev.fbads.sync.plan.Plan;
import dev.fbads.sync.wish.Wish;

/** What became of a wish. */
public sealed interface SyncOutcome {

    /** Everything is stored; nothing will be fetched. */
    record Complete(AdAccount account, Wish wish) implements SyncOutcome {
    }

    /** A new sync fetches what is missing. */
    record Planned(Sync sync, Plan plan) implements SyncOutcome {
    }

    /** The same wish is under way already. */
    record UnderWay(Sync sync) implements SyncOutcome {
    }
}
