/** Tells people, through Kafka, what they should look at. */
@NullMarked
package dev.fbads.gateway.alerts;

import org.jspecify.annotations.NullMarked;
