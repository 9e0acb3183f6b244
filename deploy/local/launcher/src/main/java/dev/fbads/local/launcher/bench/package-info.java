/** Measures the stack, each figure beside a baseline of the same run. */
@NullMarked
package dev.fbads.local.launcher.bench;

import org.jspecify.annotations.NullMarked;
