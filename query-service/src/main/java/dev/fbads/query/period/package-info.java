/** Validation of requested days. */
@NullMarked
package dev.fbads.query.period;

import org.jspecify.annotations.NullMarked;
