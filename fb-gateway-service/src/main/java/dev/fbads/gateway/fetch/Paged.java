package dev.fbads.gateway.fetch;

import org.jspecify.annotations.Nullable;

/** A page that knows whether another one follows. A page may be short or empty, and another one follow all the same. */
public interface Paged {

    /** The cursor of the next page; null on the last one. */
    @Nullable
    String after();

    /** Whether Meta sent nothing on it, which it may do for a while, and not for ever. */
    boolean isEmpty();
}
