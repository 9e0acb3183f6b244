package dev.fbads.gateway.webhooks;

import dev.fbads.contracts.webhooks.WebhookChange;
import io.smallrye.mutiny.Uni;

/** Publishes changes. */
@FunctionalInterface
interface ChangePublisher {

    /** Completes when the change is durable; fails when that is unknown. */
    Uni<Void> publish(WebhookChange change);
}
