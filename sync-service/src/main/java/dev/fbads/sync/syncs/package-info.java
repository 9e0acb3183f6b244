/** A user's wish on its way: states, progress, status. */
@NullMarked
package dev.fbads.sync.syncs;

import org.jspecify.annotations.NullMarked;
