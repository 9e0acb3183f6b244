package dev.fbads.gateway.webhooks;

import dev.fbads.contracts.webhooks.WebhookChange;
import io.smallrye.mutiny.Uni;

/** Passes changes on to whoever wants to know. */
@FunctionalInterface
interface ChangePublisher {

    /** Completes when the change cannot be lost any more; fails when that is not known. */
    Uni<Void> publish(WebhookChange change);
}
