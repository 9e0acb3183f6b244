/** Ids of Meta ad accounts and roles of callers. */
@NullMarked
package dev.fbads.contracts.accounts;

import org.jspecify.annotations.NullMarked;
