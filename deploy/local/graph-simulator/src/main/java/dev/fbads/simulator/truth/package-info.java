/** What the data set holds, summed without the code that serves Graph. */
@NullMarked
package dev.fbads.simulator.truth;

import org.jspecify.annotations.NullMarked;
