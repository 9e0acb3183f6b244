package dev.fbads.query.figures;

import dev.fbads.query.coverage.Block;

/**
 * A block of days of one account, and the sum that it is added to.
 *
 * @param sumIndex identifies the sum for the reader: a period index of the query, a point index of a
 *        series, or an index of blocks
 */
public record BlockRead(int sumIndex, String accountId, Block block) {
}
