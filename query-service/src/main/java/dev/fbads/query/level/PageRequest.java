package dev.fbads.query.level;

import org.jspecify.annotations.Nullable;

/**
 * A page of a query.
 *
 * @param limit maximum number of rows
 * @param after the last row of the page before; null for the first page
 */
public record PageRequest(int limit, @Nullable Position after) {
}
