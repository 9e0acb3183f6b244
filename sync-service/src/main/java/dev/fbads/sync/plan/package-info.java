/** Computes from a sync request and the ledger which ranges must be fetched. Pure functions. */
@NullMarked
package dev.fbads.sync.plan;

import org.jspecify.annotations.NullMarked;
