/** The Kafka record that wakes a worker, and the names of all topics. */
@NullMarked
package dev.fbads.contracts.jobs;

import org.jspecify.annotations.NullMarked;
