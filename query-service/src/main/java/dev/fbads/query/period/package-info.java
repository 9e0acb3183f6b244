/** Which days may be asked for. */
@NullMarked
package dev.fbads.query.period;

import org.jspecify.annotations.NullMarked;
