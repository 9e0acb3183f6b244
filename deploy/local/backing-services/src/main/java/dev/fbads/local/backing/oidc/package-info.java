/** An OIDC provider that knows the local users. */
@NullMarked
package dev.fbads.local.backing.oidc;

import org.jspecify.annotations.NullMarked;
