/** The only client of the Graph API: connections, credentials, timeouts, retries and the reading of responses. */
@NullMarked
package dev.fbads.gateway.graph;

import org.jspecify.annotations.NullMarked;
