/** Streaming parsers that turn pages of Graph into output lines. */
@NullMarked
package dev.fbads.gateway.fetch.page;

import org.jspecify.annotations.NullMarked;
