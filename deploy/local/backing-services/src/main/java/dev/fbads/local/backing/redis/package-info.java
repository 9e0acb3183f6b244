/** Redis, as a child process or a container. */
@NullMarked
package dev.fbads.local.backing.redis;

import org.jspecify.annotations.NullMarked;
