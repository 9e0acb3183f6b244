/** WebSocket connections and what they are told. */
@NullMarked
package dev.fbads.notifier.live;

import org.jspecify.annotations.NullMarked;
