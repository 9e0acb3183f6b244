/** Measures the suite, each figure beside a baseline of the same run. */
@NullMarked
package dev.fbads.bench;

import org.jspecify.annotations.NullMarked;
