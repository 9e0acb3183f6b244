/** Mutiny helpers: sequential pagination and non-blocking pauses. */
@NullMarked
package dev.fbads.gateway.reactive;

import org.jspecify.annotations.NullMarked;
