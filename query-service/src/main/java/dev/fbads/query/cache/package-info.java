/** Responses that are cached until the data changes. */
@NullMarked
package dev.fbads.query.cache;

import org.jspecify.annotations.NullMarked;
