/** What Mutiny does not give as we need it. */
@NullMarked
package dev.fbads.gateway.streams;

import org.jspecify.annotations.NullMarked;
