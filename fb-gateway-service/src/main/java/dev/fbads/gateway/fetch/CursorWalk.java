package dev.fbads.gateway.fetch;

import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.graph.GraphFailedException;

/** Where one walk over an edge has come to. */
public final class CursorWalk {

    private final Set<String> seen = new HashSet<>();
    private @Nullable String next;

    /** @param first the cursor to begin with, null for the first page */
    public CursorWalk(@Nullable String first) {
        this.next = first;
        if (first != null) {
            seen.add(first);
        }
    }

    /** The cursor of the page to be read; null for the first one, and behind the last one. */
    public @Nullable String next() {
        return next;
    }

    /** The page was read; throws {@link GraphFailedException} when it leads back, since the walk would never end. */
    public void advance(Paged page) {
        String after = page.after();
        if (after != null && !seen.add(after)) {
            throw new GraphFailedException(new GraphFailure.CursorLost(null));
        }
        next = after;
    }
}
