/** The only way to Meta: one client that owns connections, timeouts, retries and judgement. */
@NullMarked
package dev.fbads.gateway.graph;

import org.jspecify.annotations.NullMarked;
