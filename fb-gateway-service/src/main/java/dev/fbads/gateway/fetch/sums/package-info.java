/** What a fetch delivered, in figures small enough to be kept: sums per slice, and the ids of the ads. */
@NullMarked
package dev.fbads.gateway.fetch.sums;

import org.jspecify.annotations.NullMarked;
