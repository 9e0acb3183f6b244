/** Pages of Graph turned into lines of the answer, token by token. */
@NullMarked
package dev.fbads.gateway.fetch.page;

import org.jspecify.annotations.NullMarked;
