/** The syntax of Graph's field expansion. */
@NullMarked
package dev.fbads.simulator.fields;

import org.jspecify.annotations.NullMarked;
