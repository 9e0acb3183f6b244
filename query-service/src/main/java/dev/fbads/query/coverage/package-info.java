/** Which stored slices answer a period, and which days are missing. */
@NullMarked
package dev.fbads.query.coverage;

import org.jspecify.annotations.NullMarked;
