/** Recovers jobs of lost workers and lost Kafka records. */
@NullMarked
package dev.fbads.sync.recovery;

import org.jspecify.annotations.NullMarked;
