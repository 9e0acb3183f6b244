/** Operators that Mutiny does not have. */
@NullMarked
package dev.fbads.service.streams;

import org.jspecify.annotations.NullMarked;
