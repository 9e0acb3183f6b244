/** Asks a running stack to replay its dead letters. */
@NullMarked
package dev.fbads.local.launcher.letters;

import org.jspecify.annotations.NullMarked;
