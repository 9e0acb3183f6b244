/** WebSocket connections and the events that they receive. */
@NullMarked
package dev.fbads.notifier.live;

import org.jspecify.annotations.NullMarked;
