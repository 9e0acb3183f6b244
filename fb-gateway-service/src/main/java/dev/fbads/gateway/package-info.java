/** Every call to Meta goes through here; no ad data is kept. */
@NullMarked
package dev.fbads.gateway;

import org.jspecify.annotations.NullMarked;
