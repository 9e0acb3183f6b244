/** Metrics of the scheduled maintenance tasks. */
@NullMarked
package dev.fbads.sync.maintenance;

import org.jspecify.annotations.NullMarked;
