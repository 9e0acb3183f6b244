/** The login dialog, its code, the exchanges of tokens and their inspection. */
@NullMarked
package dev.fbads.simulator.oauth;

import org.jspecify.annotations.NullMarked;
