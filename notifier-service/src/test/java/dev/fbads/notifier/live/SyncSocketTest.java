package dev.fbads.notifier.live;

import static dev.fbads.notifier.testing.Events.event;
import static dev.fbads.notifier.testing.Events.progress;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.fbads.contracts.events.SyncEvent;
import dev.fbads.contracts.events.SyncEventType;
import dev.fbads.local.backing.BackingServicesTestResource;
import dev.fbads.notifier.testing.Client;
import dev.fbads.notifier.testing.Members;
import dev.fbads.notifier.testing.ServiceTest;
import dev.fbads.notifier.testing.Topic;
import io.quarkus.test.common.http.TestHTTPResource;

/** Clients of events that are published to Kafka. */
@ServiceTest
class SyncSocketTest {

    private static final int COMPTE = 1;
    private static final int OTHER_COMPTE = 2;
    private static final AtomicLong SEQ = new AtomicLong();

    private static Topic topic;

    @TestHTTPResource("/")
    URI server;

    @BeforeAll
    static void memberships() throws SQLException {
        // An upper bound for a busy machine; every condition usually holds within a second.
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
        Members.add(COMPTE, "client");
        Members.add(COMPTE, "responsable");
        Members.add(OTHER_COMPTE, "stranger");
        topic = new Topic();
    }

    @AfterAll
    static void close() {
        topic.close();
        Awaitility.reset();
    }

    @Test
    void membersReceiveTheEventsOfTheirComptesOnly() {
        String ours = sync();
        String theirs = sync();
        try (Client client = connect("client"); Client other = connect("stranger"); Client outsider = connect("superadmin")) {
            for (int percent = 10; percent < 100; percent += 10) {
                topic.publish(progress(seq(), ours, COMPTE, percent), progress(seq(), theirs, OTHER_COMPTE, percent));
            }
            topic.publish(event(SyncEventType.COMPLETED, seq(), ours, COMPTE, 100),
                    event(SyncEventType.COMPLETED, seq(), theirs, OTHER_COMPTE, 100));

            awaitLastEvent(client, ours);
            awaitLastEvent(other, theirs);
            assertThat(client.events(ours)).hasSize(10);
            assertThat(other.events(theirs)).hasSize(10);
            assertThat(client.events()).extracting(SyncEvent::compteId).containsOnly(COMPTE);
            assertThat(other.events()).extracting(SyncEvent::compteId).containsOnly(OTHER_COMPTE);
            assertThat(outsider.messages()).isEmpty();
        }
    }

    @Test
    void aClientReceivesEventsThatArrivedWhileItsComptesWereRead() throws Exception {
        String sync = sync();
        try (Client other = connect("responsable")) {
            awaitSubscription(other, COMPTE);
            try (Client early = Members.whileUnreadable(() -> {
                Client connected = connect("client");
                topic.publish(event(SyncEventType.START, seq(), sync, COMPTE, 0));
                await().until(() -> !other.events(sync).isEmpty());
                assertThat(connected.messages()).isEmpty();
                return connected;
            })) {
                await().until(() -> early.events(sync).size() == 1);
            }
        }
    }

    @Test
    void aMessageIsOneJsonObjectOfTheDocumentedShape() {
        String sync = sync();
        long seq = seq();
        try (Client client = connect("client")) {
            topic.publish(event(SyncEventType.START, seq, sync, COMPTE, 0));

            await().until(() -> !client.events(sync).isEmpty());
            assertThat(client.messages().getLast()).isEqualTo("""
                    {"type":"start","seq":%d,"sync_id":"%s","compte_id":1,"account_id":"act_1001","since":"2026-03-01",\
                    "until":"2026-03-10","total_days":10,"synced_days":0,"failed_days":0,"percent":0,"message":"message",\
                    "at":"2026-03-15T16:00:00Z"}""".formatted(seq, sync));
        }
    }

    @Test
    void aClientThatReconnectsReceivesMissedAndThenNewEvents() {
        String first = sync();
        String second = sync();
        List<SyncEvent> events = List.of(progress(seq(), first, COMPTE, 10), progress(seq(), second, COMPTE, 50),
                progress(seq(), first, COMPTE, 20), progress(seq(), second, COMPTE, 60));
        try (Client before = connect("client")) {
            events.forEach(topic::publish);
            await().until(() -> before.events(second).size() == 2);
        }
        SyncEvent live = progress(seq(), first, COMPTE, 30);

        try (Client back = Client.connect(server, "responsable", "?last_seq=" + events.getFirst().seq())) {
            topic.publish(live);

            await().until(() -> back.events().contains(live));
            assertThat(back.events()).containsExactly(events.get(1), events.get(2), events.get(3), live);
        }
    }

    @Test
    void percentNeverDecreasesAndNothingFollowsTheLastEvent() {
        String sync = sync();
        String marker = sync();
        SyncEvent ten = progress(seq(), sync, COMPTE, 10);
        SyncEvent forty = progress(seq(), sync, COMPTE, 40);
        SyncEvent failed = event(SyncEventType.FAILED, seq(), sync, COMPTE, 40);
        try (Client client = connect("client")) {
            topic.publish(ten, forty, ten, forty, progress(seq(), sync, COMPTE, 30), failed, failed,
                    progress(seq(), sync, COMPTE, 90), event(SyncEventType.START, seq(), marker, COMPTE, 0));

            await().until(() -> !client.events(marker).isEmpty());
            assertThat(client.events(sync)).containsExactly(ten, forty, failed);
        }
    }

    @Test
    void aRecordThatIsNoEventBecomesADeadLetterRecordAndLaterOnesAreProcessed() {
        String sync = sync();
        String poison = "not json " + sync;
        try (Client client = connect("client")) {
            topic.publishText(poison);
            topic.publishText("{\"type\":\"dance\",\"sync_id\":\"" + sync + "\"}");
            topic.publishText(null);
            topic.publish(progress(seq(), sync, COMPTE, 10));

            await().until(() -> !client.events(sync).isEmpty());
            await().until(() -> topic.deadLetters().size() == 3);
            ConsumerRecord<String, String> deadLetter = topic.deadLetters().getFirst();
            assertThat(deadLetter.value()).isEqualTo(poison);
            assertThat(new String(deadLetter.headers().lastHeader("dead-letter-reason").value(), StandardCharsets.UTF_8))
                    .contains("not a sync event");
        }
    }

    @Test
    void aRemovedMemberReceivesNoMoreEvents() throws SQLException {
        int left = 11;
        int remaining = 12;
        Members.add(left, "direction");
        Members.add(remaining, "direction");
        String leftSync = sync();
        String remainingSync = sync();
        try (Client client = connect("direction")) {
            awaitSubscription(client, left);
            Members.remove(left, "direction");

            await().until(() -> {
                int received = client.events(leftSync).size();
                int all = client.events(remainingSync).size();
                topic.publish(progress(seq(), leftSync, left, 10), progress(seq(), remainingSync, remaining, 10));
                await().until(() -> client.events(remainingSync).size() > all);
                return client.events(leftSync).size() == received;
            });
        }
    }

    @Test
    void theConnectionEndsWithTheToken() throws Exception {
        // Long enough to connect on a busy machine.
        String token = BackingServicesTestResource.current().oidc().token("client", "fbads", Map.of(), Duration.ofSeconds(15));
        try (Client client = Client.connectWith(server, token, "")) {
            assertThat(client.closed()).isEqualTo("4401 the token has expired");
        }
    }

    @Test
    void aConnectionWithoutAValidTokenIsRefused() {
        var oidc = BackingServicesTestResource.current().oidc();

        assertThat(Client.refusal(server, null, "")).isEqualTo(401);
        assertThat(Client.refusal(server, "garbage", "")).isEqualTo(401);
        assertThat(Client.refusal(server, oidc.token("client", "fbads", Map.of(), Duration.ofMinutes(-5)), "")).isEqualTo(401);
        assertThat(Client.refusal(server, oidc.token("client", "strangers", Map.of(), Duration.ofMinutes(5)), ""))
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = { "?last_seq=", "?last_seq=x", "?last_seq=-1", "?last_seq=1&last_seq=2",
            "?last_seq=9999999999999999999" })
    void aMalformedLastSeqIsABadRequest(String query) {
        String token = BackingServicesTestResource.current().oidc().token("client");

        assertThat(Client.refusal(server, token, query)).isEqualTo(400);
    }

    private Client connect(String user) {
        return Client.connect(server, user, "");
    }

    private void awaitSubscription(Client client, int compteId) {
        String sync = sync();
        await().until(() -> {
            topic.publish(progress(seq(), sync, compteId, 10));
            return !client.events(sync).isEmpty();
        });
    }

    private static void awaitLastEvent(Client client, String sync) {
        await().until(() -> client.events(sync).stream().anyMatch(event -> event.type().isLast()));
    }

    private static long seq() {
        return SEQ.incrementAndGet();
    }

    private static String sync() {
        return UUID.randomUUID().toString();
    }
}
