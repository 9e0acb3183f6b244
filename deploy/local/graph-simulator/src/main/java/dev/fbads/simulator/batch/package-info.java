/** Many calls in one. */
@NullMarked
package dev.fbads.simulator.batch;

import org.jspecify.annotations.NullMarked;
