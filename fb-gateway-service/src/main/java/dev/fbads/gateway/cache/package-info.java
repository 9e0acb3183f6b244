/** Complete answers, kept for a quarter of an hour, and equal requests that share one fetch. */
@NullMarked
package dev.fbads.gateway.cache;

import org.jspecify.annotations.NullMarked;
