/** Meta's limits: what each counts, when it refuses, and the headers that tell of it. */
@NullMarked
package dev.fbads.simulator.limits;

import org.jspecify.annotations.NullMarked;
