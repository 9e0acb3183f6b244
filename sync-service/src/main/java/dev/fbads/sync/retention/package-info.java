/** Partitions to come, and what is kept for how long. */
@NullMarked
package dev.fbads.sync.retention;

import org.jspecify.annotations.NullMarked;
