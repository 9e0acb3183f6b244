/** A complete fetch: the order of the sources, and the comparison with the account's own totals. */
@NullMarked
package dev.fbads.gateway.fetch.complete;

import org.jspecify.annotations.NullMarked;
