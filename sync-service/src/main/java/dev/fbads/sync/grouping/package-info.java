/** Work that is cheaper done for several at once. */
@NullMarked
package dev.fbads.sync.grouping;

import org.jspecify.annotations.NullMarked;
