package dev.fbads.gateway.insights;

import io.smallrye.mutiny.Multi;

/**
 * The body of a response; see {@link RowLinesWriter}.
 *
 * @param chunks lines, without the LF that follows the last one of a chunk
 */
record RowLines(Multi<byte[]> chunks) {
}
