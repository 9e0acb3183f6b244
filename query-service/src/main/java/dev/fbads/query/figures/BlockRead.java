package dev.fbads.query.figures;

import dev.fbads.query.coverage.Block;

/**
 * A block of days of one account, and which sum of the answer it goes into.
 *
 * @param bucket any number that the reader of the sums knows: which period, which point of a series
 */
public record BlockRead(int bucket, String accountId, Block block) {
}
