/** How much of Meta's limits is used, as its usage headers say. */
@NullMarked
package dev.fbads.gateway.quota;

import org.jspecify.annotations.NullMarked;
