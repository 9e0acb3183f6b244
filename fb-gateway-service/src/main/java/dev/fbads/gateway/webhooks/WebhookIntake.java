package dev.fbads.gateway.webhooks;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;
import dev.fbads.contracts.webhooks.WebhookChange;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Takes a delivery in.
 * <ol>
 * <li>Only what the Meta app signed is looked at.</li>
 * <li>It completes when every change is durable, and fails otherwise: Meta then sends the whole delivery again.</li>
 * <li>What was passed on before is dropped, as far as is remembered; what may not have been passed on never is.</li>
 * <li>Changes of one account keep their order.</li>
 * </ol>
 */
@ApplicationScoped
class WebhookIntake {

    private static final Logger LOG = Logger.getLogger(WebhookIntake.class);

    private final WebhookSignature signature;
    private final DeliveryReader reader;
    private final SeenChanges seen;
    private final ChangePublisher publisher;
    private final AccountIssues issues;
    private final WebhookCounters counters;
    private final Duration patience;

    WebhookIntake(WebhookSignature signature, DeliveryReader reader, SeenChanges seen, ChangePublisher publisher,
            AccountIssues issues, WebhookCounters counters, WebhooksConfig config) {
        this.signature = signature;
        this.reader = reader;
        this.seen = seen;
        this.publisher = publisher;
        this.issues = issues;
        this.counters = counters;
        this.patience = config.patience();
    }

    Uni<Void> take(byte[] body, @Nullable String signatureHeader) {
        if (!signature.fits(body, signatureHeader)) {
            counters.badSignature();
            LOG.debugf("a webhook was refused: its signature is missing or wrong bytes=%d", body.length);
            return Uni.createFrom().failure(new ProblemException(ProblemCode.FORBIDDEN));
        }
        List<WebhookChange> fresh = fresh(reader.read(body));
        return Multi.createFrom().iterable(fresh)
                .onItem().transformToUni(this::publish)
                .merge(Math.max(1, fresh.size()))
                .collect().last()
                .ifNoItem().after(patience).fail()
                .onFailure().transform(WebhookIntake::notDurable)
                .invoke(() -> told(fresh))
                .replaceWithVoid();
    }

    private List<WebhookChange> fresh(List<WebhookChange> told) {
        Map<String, WebhookChange> fresh = new LinkedHashMap<>();
        told.stream().filter(change -> !seen.contains(change.changeId()))
                .forEach(change -> fresh.putIfAbsent(change.changeId(), change));
        counters.duplicates(told.size() - fresh.size());
        return List.copyOf(fresh.values());
    }

    private Uni<Void> publish(WebhookChange change) {
        return publisher.publish(change)
                .invoke(() -> seen.add(change.changeId()));
    }

    private void told(List<WebhookChange> changes) {
        counters.published(changes.size());
        issues.tell(changes);
        LOG.debugf("webhook taken in changes=%d", changes.size());
    }

    private static Throwable notDurable(Throwable cause) {
        LOG.errorf(cause, "a webhook could not be passed on; Meta will send it again");
        return new ProblemException(ProblemCode.SERVICE_UNAVAILABLE);
    }
}
