/** The generated ad accounts: who they are, what they delivered on which day. No row is stored. */
@NullMarked
package dev.fbads.simulator.dataset;

import org.jspecify.annotations.NullMarked;
