package dev.fbads.gateway.webhooks;

/**
 * Remembers which changes were passed on. May forget, and need not know what other replicas saw: readers of the topic drop
 * duplicates by {@code change_id}, so this only spares them the work.
 */
interface SeenChanges {

    /** Whether it was passed on, as far as is remembered. */
    boolean contains(String changeId);

    /** It was passed on. */
    void add(String changeId);
}
