/** Identities of Meta ad accounts and of the people who ask. */
@NullMarked
package dev.fbads.contracts.accounts;

import org.jspecify.annotations.NullMarked;
