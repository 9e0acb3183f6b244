package dev.fbads.gateway.webhooks;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;
import dev.fbads.contracts.webhooks.WebhookChange;
import dev.fbads.gateway.reactive.Pause;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Processes a delivery.
 * <ol>
 * <li>Only deliveries signed by the Meta app are processed.</li>
 * <li>It completes when every change is durable, and fails otherwise: Meta then repeats the whole delivery.</li>
 * <li>Changes published before are dropped, as far as remembered. A change counts as published only when Kafka has
 * acknowledged it; one that another replica is publishing is waited for.</li>
 * <li>Changes of one account keep their order.</li>
 * </ol>
 */
@ApplicationScoped
class WebhookIntake {

    private static final Logger LOG = Logger.getLogger(WebhookIntake.class);

    /** Interval between checks of a change that another replica is publishing. */
    private static final Duration PENDING_POLL = Duration.ofMillis(200);

    private final WebhookSignature signature;
    private final DeliveryReader reader;
    private final ChangeDeduplicator seen;
    private final ChangePublisher publisher;
    private final AccountIssueAlerts issues;
    private final WebhookCounters counters;
    private final Duration publishTimeout;
    private final Pause pause;

    WebhookIntake(WebhookSignature signature, DeliveryReader reader, ChangeDeduplicator seen, ChangePublisher publisher,
            AccountIssueAlerts issues, WebhookCounters counters, WebhooksConfig config, Pause pause) {
        this.signature = signature;
        this.reader = reader;
        this.seen = seen;
        this.publisher = publisher;
        this.issues = issues;
        this.counters = counters;
        this.publishTimeout = config.publishTimeout();
        this.pause = pause;
    }

    Uni<Void> take(byte[] body, @Nullable String signatureHeader) {
        if (!signature.matches(body, signatureHeader)) {
            counters.badSignature();
            LOG.debugf("a webhook was refused: its signature is missing or wrong bytes=%d", body.length);
            return Uni.createFrom().failure(new ProblemException(ProblemCode.FORBIDDEN));
        }
        List<WebhookChange> received = reader.read(body);
        Map<String, WebhookChange> once = new LinkedHashMap<>();
        received.forEach(change -> once.putIfAbsent(change.changeId(), change));
        counters.duplicates(received.size() - once.size());
        return process(once, (int) publishTimeout.dividedBy(PENDING_POLL))
                .onFailure().transform(WebhookIntake::notDurable);
    }

    /** Pending changes are checked again until their outcome is known. */
    private Uni<Void> process(Map<String, WebhookChange> changes, int polls) {
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return seen.claim(changes.keySet()).chain(claims -> {
            Map<String, WebhookChange> pending = only(changes, claims.pending());
            counters.duplicates(changes.size() - claims.fresh().size() - pending.size());
            return publish(only(changes, claims.fresh()))
                    .chain(() -> pending.isEmpty() ? Uni.createFrom().voidItem() : retryPending(pending, polls));
        });
    }

    private Uni<Void> retryPending(Map<String, WebhookChange> pending, int polls) {
        return polls == 0 ? Uni.createFrom().failure(new IllegalStateException("another replica has not published it"))
                : pause.of(PENDING_POLL).chain(() -> process(pending, polls - 1));
    }

    private Uni<Void> publish(Map<String, WebhookChange> fresh) {
        if (fresh.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Set<String> published = ConcurrentHashMap.newKeySet();
        return Multi.createFrom().iterable(fresh.values())
                .onItem().transformToUni(change -> publisher.publish(change).invoke(() -> published.add(change.changeId())))
                .merge(fresh.size())
                .collect().last()
                .ifNoItem().after(publishTimeout).fail()
                .onTermination().call(() -> complete(fresh, Set.copyOf(published)))
                .replaceWithVoid();
    }

    /** Published changes of a failed delivery are duplicates when Meta repeats it, so their alerts are raised now. */
    private Uni<Void> complete(Map<String, WebhookChange> fresh, Set<String> published) {
        recordPublished(only(fresh, published).values());
        return seen.complete(fresh.keySet(), published);
    }

    private static Map<String, WebhookChange> only(Map<String, WebhookChange> changes, Set<String> ids) {
        Map<String, WebhookChange> selected = new LinkedHashMap<>(changes);
        selected.keySet().retainAll(ids);
        return selected;
    }

    private void recordPublished(Collection<WebhookChange> changes) {
        counters.published(changes.size());
        issues.raise(changes);
        LOG.debugf("webhook published changes=%d", changes.size());
    }

    private static Throwable notDurable(Throwable cause) {
        LOG.errorf(cause, "a webhook could not be published; Meta will repeat it");
        return new ProblemException(ProblemCode.SERVICE_UNAVAILABLE);
    }
}
