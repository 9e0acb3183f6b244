/** The job record that Kafka carries to a worker. */
@NullMarked
package dev.fbads.contracts.jobs;

import org.jspecify.annotations.NullMarked;
