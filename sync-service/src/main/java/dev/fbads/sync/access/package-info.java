/** Who asks, and which ad accounts they may see. */
@NullMarked
package dev.fbads.sync.access;

import org.jspecify.annotations.NullMarked;
