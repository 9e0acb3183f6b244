/** Memberships of users in comptes. */
@NullMarked
package dev.fbads.notifier.membership;

import org.jspecify.annotations.NullMarked;
