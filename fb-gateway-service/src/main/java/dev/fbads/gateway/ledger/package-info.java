/** How much of Meta's own limits is used up, per account and for the app, and what follows from it. */
@NullMarked
package dev.fbads.gateway.ledger;

import org.jspecify.annotations.NullMarked;
