/** Sync events as Kafka carries them and clients read them. */
@NullMarked
package dev.fbads.notifier.event;

import org.jspecify.annotations.NullMarked;
