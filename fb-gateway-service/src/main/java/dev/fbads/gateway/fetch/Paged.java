package dev.fbads.gateway.fetch;

import org.jspecify.annotations.Nullable;

/** A page with the cursor of the next one. A short or empty page may have a successor. */
public interface Paged {

    /** The cursor of the next page; null on the last one. */
    @Nullable
    String after();

    /** Whether it is empty, which may happen for a while but not endlessly. */
    boolean isEmpty();
}
