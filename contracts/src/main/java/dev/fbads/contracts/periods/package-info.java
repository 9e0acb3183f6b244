/** Requested periods, and when their days are over. */
@NullMarked
package dev.fbads.contracts.periods;

import org.jspecify.annotations.NullMarked;
