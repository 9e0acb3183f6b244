/** The commands. */
@NullMarked
package dev.fbads.local.launcher.cli;

import org.jspecify.annotations.NullMarked;
