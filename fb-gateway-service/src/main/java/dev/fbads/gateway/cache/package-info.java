/** Complete responses cached for a quarter of an hour, and coalescing of equal requests. */
@NullMarked
package dev.fbads.gateway.cache;

import org.jspecify.annotations.NullMarked;
