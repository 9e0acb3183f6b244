package dev.fbads.gateway.webhooks;

import java.util.Collection;
import java.util.Set;

import io.smallrye.mutiny.Uni;

/**
 * Remembers which changes were published. A change is claimed, published and then completed; the claim of a failed replica
 * expires. May forget: consumers of the topic drop duplicates by {@code change_id}.
 */
interface ChangeDeduplicator {

    /** Claims the changes that were neither published nor claimed by others; ids must be distinct. Never fails. */
    Uni<Claims> claim(Collection<String> changeIds);

    /** Completes claimed changes: published ones are remembered, the others are released. Never fails. */
    Uni<Void> complete(Collection<String> claimed, Set<String> published);

    /**
     * The changes not known as published.
     *
     * @param fresh to be published by the caller
     * @param pending being published by another caller, which may fail
     */
    record Claims(Set<String> fresh, Set<String> pending) {

        public Claims {
            fresh = Set.copyOf(fresh);
            pending = Set.copyOf(pending);
        }
    }
}
