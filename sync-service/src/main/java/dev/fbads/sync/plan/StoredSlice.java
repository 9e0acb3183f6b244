package dev.fbads.sync.plan;

import java.time.Instant;

import dev.fbads.contracts.insights.BreakdownSet;

/**
 * A line of the ledger.
 *
 * @param fetchedAt when the fetch began
 */
public record StoredSlice(BreakdownSet breakdownSet, Slice slice, Instant fetchedAt) {
}
