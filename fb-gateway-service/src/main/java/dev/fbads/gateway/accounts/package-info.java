/** The ad accounts that tokens may read. */
@NullMarked
package dev.fbads.gateway.accounts;

import org.jspecify.annotations.NullMarked;
