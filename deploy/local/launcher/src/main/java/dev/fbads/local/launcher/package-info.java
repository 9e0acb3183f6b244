/** The program behind ./fbads. */
@NullMarked
package dev.fbads.local.launcher;

import org.jspecify.annotations.NullMarked;
