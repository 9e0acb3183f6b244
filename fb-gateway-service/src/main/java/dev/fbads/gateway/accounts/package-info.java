/** The ad accounts that the configured token may read. */
@NullMarked
package dev.fbads.gateway.accounts;

import org.jspecify.annotations.NullMarked;
