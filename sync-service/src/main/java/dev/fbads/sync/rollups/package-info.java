/**
 * Roll-ups: the additive figures of every level by day and by blocks of days, updated in the transaction that replaces a slice,
 * and the daily summary. The query service reads them instead of the rows of ads.
 */
@NullMarked
package dev.fbads.sync.rollups;

import org.jspecify.annotations.NullMarked;
