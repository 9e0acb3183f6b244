/** How all ad-level rows of an account and range are read from Graph, whatever the edge. */
@NullMarked
package dev.fbads.gateway.fetch;

import org.jspecify.annotations.NullMarked;
