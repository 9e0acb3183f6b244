/** Takes in what Meta tells by itself, and passes it on through Kafka. */
@NullMarked
package dev.fbads.gateway.webhooks;

import org.jspecify.annotations.NullMarked;
