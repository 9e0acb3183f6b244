/** Changing the key that tokens are sealed with. */
@NullMarked
package dev.fbads.gateway.rotation;

import org.jspecify.annotations.NullMarked;
