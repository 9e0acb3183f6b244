/** The Redis that replicas share, and its outages. */
@NullMarked
package dev.fbads.query.redis;

import org.jspecify.annotations.NullMarked;
