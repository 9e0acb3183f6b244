/** The stored slices that cover a period, and its missing days. */
@NullMarked
package dev.fbads.query.coverage;

import org.jspecify.annotations.NullMarked;
