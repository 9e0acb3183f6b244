package dev.fbads.gateway.cache;

/** What a look into the cache finds. */
sealed interface CacheLookup {

    /** A whole answer. */
    record Hit(String id, int chunks) implements CacheLookup {
    }

    /** Nothing, and it is for whoever looked to fetch it. */
    record Lead() implements CacheLookup {
    }

    /** Nothing yet: an equal request is being outcome. */
    record Pending() implements CacheLookup {
    }

    /** No cache: Redis is away. */
    record Away() implements CacheLookup {
    }
}
