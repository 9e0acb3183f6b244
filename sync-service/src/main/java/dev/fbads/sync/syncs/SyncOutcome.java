package dev.fbads.sync.syncs;

import java.util.Optional;

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

    /** The same request came before, under the same key: this is what became of it. */
    record Repeated(Sync sync) implements SyncOutcome {
    }

    /** The sync that fetches what is missing; empty where nothing is. */
    default Optional<String> syncId() {
        return switch (this) {
            case Complete complete -> Optional.empty();
            case Planned planned -> Optional.of(planned.sync().syncId());
            case UnderWay underWay -> Optional.of(underWay.sync().syncId());
            case Repeated repeated -> Optional.of(repeated.sync().syncId());
        };
    }
}
