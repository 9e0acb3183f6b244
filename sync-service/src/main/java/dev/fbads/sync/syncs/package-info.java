/** Syncs: requests, states, progress, status and cancellation. */
@NullMarked
package dev.fbads.sync.syncs;

import org.jspecify.annotations.NullMarked;
