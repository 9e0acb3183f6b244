/** The transactional outbox and its relay to Kafka. */
@NullMarked
package dev.fbads.sync.outbox;

import org.jspecify.annotations.NullMarked;
