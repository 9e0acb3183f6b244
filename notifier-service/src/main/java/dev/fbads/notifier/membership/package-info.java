/** Which comptes a user belongs to. */
@NullMarked
package dev.fbads.notifier.membership;

import org.jspecify.annotations.NullMarked;
