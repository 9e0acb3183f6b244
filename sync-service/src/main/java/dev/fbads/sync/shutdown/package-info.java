/** The order of a graceful stop, and waiting for its steps. */
@NullMarked
package dev.fbads.sync.shutdown;

import org.jspecify.annotations.NullMarked;
