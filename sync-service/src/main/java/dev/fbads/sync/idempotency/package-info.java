/** Requests that are made twice and count once. */
@NullMarked
package dev.fbads.sync.idempotency;

import org.jspecify.annotations.NullMarked;
