/** Errors of requests, as problem+json. */
@NullMarked
package dev.fbads.gateway.problems;

import org.jspecify.annotations.NullMarked;
