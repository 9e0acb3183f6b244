/** Beans and checks needed before the first request. */
@NullMarked
package dev.fbads.gateway.startup;

import org.jspecify.annotations.NullMarked;
