/** One more account, whose rows were really returned by Meta. */
@NullMarked
package dev.fbads.simulator.recorded;

import org.jspecify.annotations.NullMarked;
