package dev.fbads.gateway.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.fbads.contracts.alerts.AlertKind;
import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;
import dev.fbads.contracts.webhooks.WebhookChange;
import dev.fbads.gateway.alerts.Alerts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;

class WebhookIntakeTest {

    private static final byte[] BODY = WebhookSignatureTest.BODY.getBytes(StandardCharsets.UTF_8);

    private final WebhooksConfig config = new WebhookSignatureTest.Config(Optional.empty(), Optional.of("test-app-secret"));
    private final List<WebhookChange> published = new ArrayList<>();
    private final List<String> alerted = new ArrayList<>();
    private String refused = "none";
    private Uni<Void> kafka = Uni.createFrom().voidItem();

    private final WebhookIntake intake = new WebhookIntake(new WebhookSignature(config),
            new DeliveryReader(new ObjectMapper(), InstantSource.fixed(Instant.EPOCH)),
            new LocalDeduplicator(3, Duration.ofSeconds(1), InstantSource.fixed(Instant.EPOCH)), change -> {
                published.add(change);
                return change.field().equals(refused) ? Uni.createFrom().failure(new IllegalStateException("no broker"))
                        : kafka;
            }, new AccountIssueAlerts(new Alerts() {

                @Override
                public void raise(AlertKind kind, String episode, @Nullable Integer compteId, @Nullable String accountId,
                        String message) {
                    alerted.add(episode);
                }

                @Override
                public void resolve(AlertKind kind, String episode) {
                    // each delivery raises an alert
                }
            }), new WebhookCounters(new SimpleMeterRegistry()), config, time -> Uni.createFrom().voidItem());

    @Test
    void aRepeatedChangeIsPublishedOnce() {
        take().assertCompleted();
        take().assertCompleted();

        assertThat(published).singleElement().satisfies(change -> {
            assertThat(change.changeId()).matches("[0-9a-f]{64}");
            assertThat(change.accountId()).isEqualTo("act_900100200");
            assertThat(change.at()).isEqualTo(Instant.ofEpochSecond(1782862117));
        });
    }

    @Test
    void unpublishedChangesArePublishedWithTheNextDelivery() {
        kafka = Uni.createFrom().failure(new IllegalStateException("no broker"));
        assertThat(take().awaitFailure().getFailure()).isInstanceOfSatisfying(ProblemException.class,
                problem -> assertThat(problem.code()).isEqualTo(ProblemCode.SERVICE_UNAVAILABLE));
        kafka = Uni.createFrom().voidItem();

        take().assertCompleted();

        assertThat(published).hasSize(2);
    }

    @Test
    void aSilentKafkaFailsTheDeliveryInTime() {
        kafka = Uni.createFrom().nothing();

        assertThat(take().awaitFailure().getFailure()).isInstanceOfSatisfying(ProblemException.class,
                problem -> assertThat(problem.code()).isEqualTo(ProblemCode.SERVICE_UNAVAILABLE));
        assertThat(alerted).isEmpty();
        kafka = Uni.createFrom().voidItem();
        take().assertCompleted();
    }

    @Test
    void publishedIssuesRaiseAlertsEvenIfTheDeliveryIsRepeated() {
        String issue = "{\"field\":\"with_issues_ad_objects\",\"value\":{\"id\":\"1\",\"level\":\"AD\",\"error_code\":\"7\"}}";
        String other = "{\"field\":\"effective_status\",\"value\":{\"id\":\"2\"}}";
        String body = "{\"object\":\"ad_account\",\"entry\":[{\"id\":\"9\",\"time\":1,\"changes\":[%s,%s]}]}"
                .formatted(issue, other);
        refused = "effective_status";
        take(body).awaitFailure();
        refused = "none";

        take(body).assertCompleted();

        assertThat(alerted).containsExactly("webhook:act_9:7");
        assertThat(published).extracting(WebhookChange::field)
                .containsExactly("with_issues_ad_objects", "effective_status", "effective_status");
    }

    private UniAssertSubscriber<Void> take(String body) {
        return intake.take(body.getBytes(StandardCharsets.UTF_8), WebhooksResourceTest.signed(body))
                .subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    private UniAssertSubscriber<Void> take() {
        return intake.take(BODY, WebhookSignatureTest.SIGNATURE).subscribe().withSubscriber(UniAssertSubscriber.create());
    }
}
