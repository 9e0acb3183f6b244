/** Stands in for Meta's Graph API: same paths, same JSON, same errors, over a data set that is a pure function of a seed. */
@NullMarked
package dev.fbads.simulator;

import org.jspecify.annotations.NullMarked;
