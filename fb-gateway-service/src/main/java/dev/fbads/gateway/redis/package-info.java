/** What the replicas share, and what happens while they cannot. */
@NullMarked
package dev.fbads.gateway.redis;

import org.jspecify.annotations.NullMarked;
