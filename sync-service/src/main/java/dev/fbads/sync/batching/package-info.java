/** Answers several requests with one call. */
@NullMarked
package dev.fbads.sync.batching;

import org.jspecify.annotations.NullMarked;
