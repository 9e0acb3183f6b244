/** Gauges of the waiting work, sampled from the database. */
@NullMarked
package dev.fbads.sync.metrics;

import org.jspecify.annotations.NullMarked;
