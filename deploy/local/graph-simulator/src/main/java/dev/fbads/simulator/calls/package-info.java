/** What was asked of the simulator. */
@NullMarked
package dev.fbads.simulator.calls;

import org.jspecify.annotations.NullMarked;
