/** The newest events of each compte, for clients that come back. */
@NullMarked
package dev.fbads.notifier.history;

import org.jspecify.annotations.NullMarked;
