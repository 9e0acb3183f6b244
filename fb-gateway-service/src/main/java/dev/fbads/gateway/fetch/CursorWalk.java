package dev.fbads.gateway.fetch;

import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.fbads.gateway.errors.GraphFailedException;
import dev.fbads.gateway.errors.GraphFailure;

/** Where one walk over an edge has come to. */
public final class CursorWalk {

    /** Pages of what we may not see are empty; so many on end lead nowhere. */
    private static final int MOST_EMPTY = 50;

    private final Set<String> seen = new HashSet<>();
    private int empty;
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

    /**
     * The page was read; throws {@link GraphFailedException} when it leads back, or is one empty page too many: the walk would
     * never end.
     */
    public void advance(Paged page) {
        String after = page.after();
        empty = page.isEmpty() ? empty + 1 : 0;
        if (after != null && (!seen.add(after) || empty > MOST_EMPTY)) {
            throw new GraphFailedException(new GraphFailure.CursorLost(null));
        }
        next = after;
    }
}
