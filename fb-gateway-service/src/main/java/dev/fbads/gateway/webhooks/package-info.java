/** Webhook deliveries from Meta, verified, deduplicated and published to Kafka. */
@NullMarked
package dev.fbads.gateway.webhooks;

import org.jspecify.annotations.NullMarked;
