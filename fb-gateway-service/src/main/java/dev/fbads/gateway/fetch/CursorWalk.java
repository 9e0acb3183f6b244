package dev.fbads.gateway.fetch;

import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.fbads.gateway.errors.GraphFailedException;
import dev.fbads.gateway.errors.GraphFailure;

/** The position of one pagination. */
public final class CursorWalk {

    /** Pages without visible objects are empty; this many consecutive ones indicate an endless loop. */
    private static final int MAX_EMPTY_PAGES = 50;

    private final Set<String> seen = new HashSet<>();
    private int empty;
    private @Nullable String next;

    /** @param first the cursor to start with, null for the first page */
    public CursorWalk(@Nullable String first) {
        this.next = first;
        if (first != null) {
            seen.add(first);
        }
    }

    /** The cursor of the next page to read; null for the first page, and after the last one. */
    public @Nullable String next() {
        return next;
    }

    /** Records a page; throws {@link GraphFailedException} when its cursor repeats, or too many pages were empty. */
    public void advance(Paged page) {
        String after = page.after();
        empty = page.isEmpty() ? empty + 1 : 0;
        if (after != null && (!seen.add(after) || empty > MAX_EMPTY_PAGES)) {
            throw new GraphFailedException(new GraphFailure.CursorLost(null));
        }
        next = after;
    }
}
