package dev.fbads.gateway.insights;

import io.smallrye.mutiny.Multi;

/**
 * The body of an answer; see {@link RowLinesWriter}.
 *
 * @param chunks some lines each, without the LF that follows the last of them
 */
record RowLines(Multi<byte[]> chunks) {
}
