package dev.fbads.sync.syncs;

import java.util.Optional;

import dev.fbads.sync.access.AdAccount;
import dev.fbads.sync.plan.Plan;
import dev.fbads.sync.plan.SyncScope;

/** The result of a sync request. */
public sealed interface SyncOutcome {

    /** Everything is stored; nothing is fetched. */
    record Complete(AdAccount account, SyncScope scope) implements SyncOutcome {
    }

    /** A new sync fetches what is missing. */
    record Planned(Sync sync, Plan plan) implements SyncOutcome {
    }

    /** An active sync has the same days and sets. */
    record AlreadyActive(Sync sync) implements SyncOutcome {
    }

    /** The request repeats an earlier one with the same idempotency key. */
    record Repeated(Sync sync) implements SyncOutcome {
    }

    /** The sync that fetches the missing days; empty if none are missing. */
    default Optional<String> syncId() {
        return switch (this) {
            case Complete complete -> Optional.empty();
            case Planned planned -> Optional.of(planned.sync().syncId());
            case AlreadyActive active -> Optional.of(active.sync().syncId());
            case Repeated repeated -> Optional.of(repeated.sync().syncId());
        };
    }
}
