/** How many calls one user may cause, and in which order they go out. */
@NullMarked
package dev.fbads.gateway.ratelimit;

import org.jspecify.annotations.NullMarked;
