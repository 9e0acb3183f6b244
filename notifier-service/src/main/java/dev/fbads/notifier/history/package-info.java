/** The newest events of each compte, for clients that reconnect. */
@NullMarked
package dev.fbads.notifier.history;

import org.jspecify.annotations.NullMarked;
