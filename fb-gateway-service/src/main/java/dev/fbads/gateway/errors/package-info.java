/** The outcome of calls to Graph, the classification of its errors, and the mapping of failures to problem+json. */
@NullMarked
package dev.fbads.gateway.errors;

import org.jspecify.annotations.NullMarked;
