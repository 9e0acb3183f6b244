/** Who asks, and the transaction in which row level security knows it. */
@NullMarked
package dev.fbads.query.tenant;

import org.jspecify.annotations.NullMarked;
