/** The day ledger: which slices were fetched, when, and how final they are. */
@NullMarked
package dev.fbads.sync.ledger;

import org.jspecify.annotations.NullMarked;
