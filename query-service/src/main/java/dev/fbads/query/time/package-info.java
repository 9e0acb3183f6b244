/** The clock that everything asks for today. */
@NullMarked
package dev.fbads.query.time;

import org.jspecify.annotations.NullMarked;
