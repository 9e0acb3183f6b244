package dev.fbads.gateway.errors;

import org.jspecify.annotations.Nullable;

/**
 * The number Meta gives an error.
 *
 * @param code may be negative
 * @param subcode where Meta gave one
 */
public record GraphCode(int code, @Nullable Integer subcode) {
}
