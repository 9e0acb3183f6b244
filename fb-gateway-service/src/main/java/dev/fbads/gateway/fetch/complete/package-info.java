/** A whole fetch: which source is read when, and whether its rows add up to what Meta says of the account. */
@NullMarked
package dev.fbads.gateway.fetch.complete;

import org.jspecify.annotations.NullMarked;
