/** Answers that are kept as long as what is stored stays the same. */
@NullMarked
package dev.fbads.query.cache;

import org.jspecify.annotations.NullMarked;
