package dev.fbads.gateway.cache;

/** What a look into the cache finds. */
sealed interface Found {

    /** A whole answer. */
    record Hit(String id, int chunks) implements Found {
    }

    /** Nothing, and it is for whoever looked to fetch it. */
    record Lead() implements Found {
    }

    /** Nothing yet: an equal request is being answered. */
    record Pending() implements Found {
    }

    /** No cache: Redis is away. */
    record Away() implements Found {
    }
}
