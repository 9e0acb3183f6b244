/** Who may call the internal endpoints. */
@NullMarked
package dev.fbads.gateway.internal;

import org.jspecify.annotations.NullMarked;
