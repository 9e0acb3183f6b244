/** The Redis that replicas share, and what happens while it is away. */
@NullMarked
package dev.fbads.query.redis;

import org.jspecify.annotations.NullMarked;
