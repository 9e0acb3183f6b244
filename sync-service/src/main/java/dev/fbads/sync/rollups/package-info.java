/**
 * The additive figures of every level by day and by blocks of days, kept in the transaction that replaces a slice: what the
 * query service reads instead of rows of ads.
 */
@NullMarked
package dev.fbads.sync.rollups;

import org.jspecify.annotations.NullMarked;
