/** Replays the dead-letter records of a running stack. */
@NullMarked
package dev.fbads.local.launcher.deadletters;

import org.jspecify.annotations.NullMarked;
