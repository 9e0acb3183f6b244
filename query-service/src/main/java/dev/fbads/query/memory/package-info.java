/** Caches that are bounded by the heap that their entries retain, and the sizes of objects. */
@NullMarked
package dev.fbads.query.memory;

import org.jspecify.annotations.NullMarked;
