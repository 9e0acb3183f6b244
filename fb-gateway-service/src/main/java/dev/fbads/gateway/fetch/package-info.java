/** How all ad-level rows of an account and period are read: pages, parameters, and what was delivered so far. */
@NullMarked
package dev.fbads.gateway.fetch;

import org.jspecify.annotations.NullMarked;
