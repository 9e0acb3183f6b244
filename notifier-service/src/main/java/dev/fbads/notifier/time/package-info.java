/** The clock of the service. */
@NullMarked
package dev.fbads.notifier.time;

import org.jspecify.annotations.NullMarked;
