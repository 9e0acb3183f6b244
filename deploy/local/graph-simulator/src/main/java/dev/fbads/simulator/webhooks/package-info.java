/** Subscriptions, and deliveries signed as Meta signs them. */
@NullMarked
package dev.fbads.simulator.webhooks;

import org.jspecify.annotations.NullMarked;
