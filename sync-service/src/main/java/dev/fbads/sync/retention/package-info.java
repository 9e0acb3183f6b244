/** Deletes expired data, logs, syncs and jobs. */
@NullMarked
package dev.fbads.sync.retention;

import org.jspecify.annotations.NullMarked;
