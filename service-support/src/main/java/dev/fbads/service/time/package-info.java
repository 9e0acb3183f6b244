/** The clocks of a service. */
@NullMarked
package dev.fbads.service.time;

import org.jspecify.annotations.NullMarked;
