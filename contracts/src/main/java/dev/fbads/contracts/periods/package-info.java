/** Periods that people ask for, and when the days in them are over. */
@NullMarked
package dev.fbads.contracts.periods;

import org.jspecify.annotations.NullMarked;
