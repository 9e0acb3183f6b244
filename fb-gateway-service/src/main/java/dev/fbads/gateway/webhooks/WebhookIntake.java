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
 * Takes a delivery in.
 * <ol>
 * <li>Only what the Meta app signed is looked at.</li>
 * <li>It completes when every change is durable, and fails otherwise: Meta then sends the whole delivery again.</li>
 * <li>What was passed on before is dropped, as far as is remembered; what may not have been passed on never is: it counts as
 * passed on only when Kafka has it, and what another replica is passing on just now is waited for.</li>
 * <li>Changes of one account keep their order.</li>
 * </ol>
 */
@ApplicationScoped
class WebhookIntake {

    private static final Logger LOG = Logger.getLogger(WebhookIntake.class);

    /** How soon to see whether somebody else has passed a change on. */
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
        if (!signature.fits(body, signatureHeader)) {
            counters.badSignature();
            LOG.debugf("a webhook was refused: its signature is missing or wrong bytes=%d", body.length);
            return Uni.createFrom().failure(new ProblemException(ProblemCode.FORBIDDEN));
        }
        List<WebhookChange> told = reader.read(body);
        Map<String, WebhookChange> once = new LinkedHashMap<>();
        told.forEach(change -> once.putIfAbsent(change.changeId(), change));
        counters.duplicates(told.size() - once.size());
        return passOn(once, (int) publishTimeout.dividedBy(PENDING_POLL))
                .onFailure().transform(WebhookIntake::notDurable);
    }

    /** What somebody else is passing on is looked at again, until it is known how that ended. */
    private Uni<Void> passOn(Map<String, WebhookChange> changes, int polls) {
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
        return polls == 0 ? Uni.createFrom().failure(new IllegalStateException("another replica has not passed it on"))
                : pause.of(PENDING_POLL).chain(() -> passOn(pending, polls - 1));
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

    /** What Kafka took of a delivery that failed is a duplicate when Meta sends it again, so its issues are told now. */
    private Uni<Void> complete(Map<String, WebhookChange> fresh, Set<String> published) {
        told(only(fresh, published).values());
        return seen.complete(fresh.keySet(), published);
    }

    private static Map<String, WebhookChange> only(Map<String, WebhookChange> changes, Set<String> ids) {
        Map<String, WebhookChange> some = new LinkedHashMap<>(changes);
        some.keySet().retainAll(ids);
        return some;
    }

    private void told(Collection<WebhookChange> changes) {
        counters.published(changes.size());
        issues.raise(changes);
        LOG.debugf("webhook published in changes=%d", changes.size());
    }

    private static Throwable notDurable(Throwable cause) {
        LOG.errorf(cause, "a webhook could not be passed on; Meta will send it again");
        return new ProblemException(ProblemCode.SERVICE_UNAVAILABLE);
    }
}
