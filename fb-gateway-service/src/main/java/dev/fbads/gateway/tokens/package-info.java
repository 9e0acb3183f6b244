/** Access tokens for Meta: where they come from, and the proof that goes with them. */
@NullMarked
package dev.fbads.gateway.tokens;

import org.jspecify.annotations.NullMarked;
