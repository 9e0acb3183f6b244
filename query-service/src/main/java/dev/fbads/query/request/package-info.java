/** Reads query parameters and collects violations. */
@NullMarked
package dev.fbads.query.request;

import org.jspecify.annotations.NullMarked;
