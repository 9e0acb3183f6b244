/** Which token reads which account, and what follows when none does. */
@NullMarked
package dev.fbads.gateway.pool;

import org.jspecify.annotations.NullMarked;
