package dev.fbads.local.launcher.demo;

/** What a wish is answered with when it is granted. */
sealed interface SyncAnswer {

    /** Everything is stored already. */
    record Complete() implements SyncAnswer {
    }

    /** The import is under way. */
    record Accepted(String syncId) implements SyncAnswer {
    }
}
