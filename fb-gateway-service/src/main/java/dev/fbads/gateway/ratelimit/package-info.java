/** The rate limit of each user, and the order in which waiting calls are sent. */
@NullMarked
package dev.fbads.gateway.ratelimit;

import org.jspecify.annotations.NullMarked;
