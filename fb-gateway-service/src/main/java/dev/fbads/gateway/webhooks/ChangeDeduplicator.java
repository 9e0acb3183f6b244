package dev.fbads.gateway.webhooks;

import java.util.Collection;
import java.util.Set;

import io.smallrye.mutiny.Uni;

/**
 * Remembers which changes were passed on. A change is claimed, passed on, and then settled: it counts as passed on only when it
 * was, and one whose claimant fell silent is free again. May forget; readers of the topic drop duplicates by
 * {@code change_id}, so this only spares them the work.
 */
interface ChangeDeduplicator {

    /** Claims the changes that nobody has passed on and nobody else has claimed; ids come once each. Never fails. */
    Uni<Claims> claim(Collection<String> changeIds);

    /** What became of claimed changes: those that were published are remembered, the others are free again. Never fails. */
    Uni<Void> complete(Collection<String> claimed, Set<String> published);

    /**
     * The changes that are not known as passed on.
     *
     * @param fresh to be passed on by whoever asked
     * @param pending being passed on by somebody else, who may yet fail
     */
    record Claims(Set<String> fresh, Set<String> pending) {

        public Claims {
            fresh = Set.copyOf(fresh);
            pending = Set.copyOf(pending);
        }
    }
}
