/** Reads the topic of sync events. */
@NullMarked
package dev.fbads.notifier.feed;

import org.jspecify.annotations.NullMarked;
