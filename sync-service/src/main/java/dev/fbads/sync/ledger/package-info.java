/** Which slices were fetched, and when. */
@NullMarked
package dev.fbads.sync.ledger;

import org.jspecify.annotations.NullMarked;
