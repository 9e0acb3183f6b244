/** Idempotency keys of requests. */
@NullMarked
package dev.fbads.sync.idempotency;

import org.jspecify.annotations.NullMarked;
