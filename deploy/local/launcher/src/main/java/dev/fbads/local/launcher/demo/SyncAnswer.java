package dev.fbads.local.launcher.demo;

/** The response to an accepted sync request. */
sealed interface SyncAnswer {

    /** Everything is stored already. */
    record Complete() implements SyncAnswer {
    }

    /** The import is under way. */
    record Accepted(String syncId) implements SyncAnswer {
    }
}
