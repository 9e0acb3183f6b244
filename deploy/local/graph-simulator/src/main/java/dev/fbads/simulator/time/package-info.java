/** What time it is, and which day it is in an ad account's own zone. */
@NullMarked
package dev.fbads.simulator.time;

import org.jspecify.annotations.NullMarked;
