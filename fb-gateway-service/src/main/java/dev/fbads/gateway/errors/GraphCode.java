package dev.fbads.gateway.errors;

import org.jspecify.annotations.Nullable;

/**
 * The number of a Meta error.
 *
 * @param code may be negative
 * @param subcode null where Meta sent none
 */
public record GraphCode(int code, @Nullable Integer subcode) {
}
