package dev.fbads.gateway.cache;

/** The result of a lookup. */
sealed interface CacheLookup {

    /** A complete response. */
    record Hit(String id, int chunks) implements CacheLookup {
    }

    /** No response; the caller holds the lock and fetches it. */
    record Lead() implements CacheLookup {
    }

    /** No response yet; an equal request is being fetched. */
    record Pending() implements CacheLookup {
    }

    /** Redis is unavailable. */
    record Unavailable() implements CacheLookup {
    }
}
