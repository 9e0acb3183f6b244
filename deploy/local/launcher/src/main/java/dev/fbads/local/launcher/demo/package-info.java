/** The main job in a terminal. */
@NullMarked
package dev.fbads.local.launcher.demo;

import org.jspecify.annotations.NullMarked;
