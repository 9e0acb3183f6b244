/** The OpenAPI document at {@code /q/openapi}. */
@NullMarked
package dev.fbads.query.openapi;

import org.jspecify.annotations.NullMarked;
