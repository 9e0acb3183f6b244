/** The insights edge: what may be asked, which rows answer it, how they are written. */
@NullMarked
package dev.fbads.simulator.insights;

import org.jspecify.annotations.NullMarked;
