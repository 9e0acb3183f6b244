package dev.fbads.query.level;

import org.jspecify.annotations.Nullable;

/**
 * Which rows of a query are wanted.
 *
 * @param limit how many at most
 * @param after the last row of the page before; null for the first page
 */
record PageRequest(int limit, @Nullable Position after) {
}
