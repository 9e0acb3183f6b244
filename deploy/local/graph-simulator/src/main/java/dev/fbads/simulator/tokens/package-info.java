/** Access tokens, what they may read, and how they die. */
@NullMarked
package dev.fbads.simulator.tokens;

import org.jspecify.annotations.NullMarked;
