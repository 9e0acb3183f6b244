/** The Redis shared by all replicas, and what happens while it is unavailable. */
@NullMarked
package dev.fbads.gateway.redis;

import org.jspecify.annotations.NullMarked;
