/** Alerts for operators, published to Kafka. */
@NullMarked
package dev.fbads.gateway.alerts;

import org.jspecify.annotations.NullMarked;
