/** Asynchronous reports and all their endings. */
@NullMarked
package dev.fbads.simulator.reports;

import org.jspecify.annotations.NullMarked;
