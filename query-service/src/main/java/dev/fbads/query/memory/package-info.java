/** How many bytes of the heap objects retain, for the weights of caches. */
@NullMarked
package dev.fbads.query.memory;

import org.jspecify.annotations.NullMarked;
