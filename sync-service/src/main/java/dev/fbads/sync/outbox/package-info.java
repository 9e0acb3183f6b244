/** Messages that leave with the change they tell of. */
@NullMarked
package dev.fbads.sync.outbox;

import org.jspecify.annotations.NullMarked;
