package dev.fbads.sync.webhooks;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.contracts.webhooks.WebhookChange;
import io.smallrye.mutiny.Uni;

/**
 * Receives the changes that Meta reports through the gateway.
 *
 * <ol>
 * <li>A record is acknowledged once its change is committed.</li>
 * <li>A malformed record, and one that still fails after all retries, goes to the dead-letter topic with its cause.</li>
 * </ol>
 */
@ApplicationScoped
class WebhookListener {

    private static final Logger LOG = Logger.getLogger(WebhookListener.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final ChangeIntake intake;
    private final ObjectMapper json;
    private final WebhookConfig config;

    WebhookListener(ChangeIntake intake, ObjectMapper json, WebhookConfig config) {
        this.intake = intake;
        this.json = json;
        this.config = config;
    }

    @Incoming("webhooks")
    Uni<Void> changed(Message<String> message) {
        return Uni.createFrom().item(message::getPayload)
                .map(this::read)
                .chain(this::apply)
                .onItemOrFailure().transformToUni((done, failure) -> {
                    if (failure == null) {
                        return Uni.createFrom().completionStage(message::ack);
                    }
                    LOG.errorf(failure, "a change goes to the dead-letter topic");
                    return Uni.createFrom().completionStage(() -> message.nack(failure));
                });
    }

    private WebhookChange read(String payload) {
        try {
            WebhookChange change = json.readValue(payload, WebhookChange.class);
            if (change == null || change.accountId() == null || change.field() == null || change.receivedAt() == null) {
                throw new IllegalArgumentException("a change without account_id, field or received_at");
            }
            return change;
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("a record that is not a change", malformed);
        }
    }

    private Uni<Void> apply(WebhookChange change) {
        AccountId account = new AccountId(change.accountId());
        ChangeScope scope = ChangeScope.of(change, json);
        return Uni.createFrom().deferred(() -> intake.apply(account, scope, change.receivedAt()))
                .onFailure()
                .invoke(failure -> LOG.warnf("applying a change failed and is retried: accountId=%s field=%s reason=%s",
                        account,
                        change.field(), failure.getMessage()))
                .onFailure().retry().withBackOff(config.pause(), LONGEST_PAUSE).atMost(config.tries() - 1L);
    }
}
