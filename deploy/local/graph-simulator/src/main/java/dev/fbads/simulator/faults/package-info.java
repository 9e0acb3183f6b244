/** Faults by script: which calls go wrong, and how. */
@NullMarked
package dev.fbads.simulator.faults;

import org.jspecify.annotations.NullMarked;
