/** The ad accounts that tokens can read. */
@NullMarked
package dev.fbads.gateway.accounts;

import org.jspecify.annotations.NullMarked;
