package dev.fbads.gateway.webhooks;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.fbads.contracts.jobs.Topics;
import dev.fbads.gateway.testing.Timeouts;
import dev.fbads.local.backing.BackingServicesTestResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@QuarkusTestResource(value = BackingServicesTestResource.class, initArgs = @ResourceArg(name = BackingServicesTestResource.SERVICES, value = "kafka"))
class WebhooksResourceTest {

    private static final String PATH = "/webhooks/facebook";
    private static final Duration TIMEOUT = Timeouts.LONG;

    @Inject
    MeterRegistry meters;

    private final String mark = UUID.randomUUID().toString();

    @Test
    void theChallengeIsReturnedAsPlainText() {
        given().queryParam("hub.mode", "subscribe").queryParam("hub.verify_token", "test-verify-token")
                .queryParam("hub.challenge", "1158201444").get(PATH)
                .then().statusCode(200).contentType("text/plain").body(equalTo("1158201444"));
    }

    @ParameterizedTest
    @CsvSource({ "subscribe,wrong,1", "subscribe,,1", "unsubscribe,test-verify-token,1", "subscribe,test-verify-token," })
    void noChallengeIsReturnedToOthers(String mode, String token, String challenge) {
        var request = given().queryParam("hub.mode", mode);
        if (token != null) {
            request.queryParam("hub.verify_token", token);
        }
        if (challenge != null) {
            request.queryParam("hub.challenge", challenge);
        }

        request.get(PATH).then().statusCode(403).body("code", equalTo("forbidden"));
    }

    @Test
    void aDeliveryIsInKafkaWhenItsResponseIsSent() {
        deliver(WebhookSignatureTest.BODY, WebhookSignatureTest.SIGNATURE).statusCode(200);

        assertThat(records(Topics.WEBHOOKS, "Caf\u00e9 \u20ac 50/50", 1)).isNotEmpty().allSatisfy(record -> {
            assertThat(record.key()).isEqualTo("act_900100200");
            assertThat(record.value()).contains("\"account_id\":\"act_900100200\"", "\"field\":\"effective_status\"",
                    "\"at\":\"2026-06-30T23:28:37Z\"", "\"value\":{\"id\":\"120210000000000011\"");
        });
    }

    @Test
    void aThousandChangesOfOneBodyArePublishedOnce() {
        String changes = IntStream.range(0, 1000)
                .mapToObj(
                        i -> "{\"field\":\"in_process_ad_objects\",\"value\":{\"id\":\"%d\",\"level\":\"AD\",\"status_name\":\"%s%s\"}}"
                                .formatted(i, mark, "x".repeat(300)))
                .collect(Collectors.joining(","));
        String body = entry("7", changes);
        assertThat(body.length()).isGreaterThan(400_000);
        double before = count("fbads.webhooks.changes", "outcome", "duplicate");

        deliver(body, signed(body)).statusCode(200);
        deliver(body, signed(body)).statusCode(200);

        assertThat(records(Topics.WEBHOOKS, mark, 1000)).hasSize(1000)
                .allSatisfy(record -> assertThat(record.key()).isEqualTo("act_7"));
        assertThat(count("fbads.webhooks.changes", "outcome", "duplicate")).isEqualTo(before + 1000);
    }

    @Test
    void aBadSignatureIsRefusedAndCounted() {
        String body = entry("7", "{\"field\":\"subscriptions\",\"value\":{\"id\":\"" + mark + "\"}}");
        double before = count("fbads.webhooks.refused", "reason", "signature");

        deliver(body, signed(body + " ")).statusCode(403).body("code", equalTo("forbidden"));
        given().body(body).contentType("application/json").post(PATH).then().statusCode(403);

        assertThat(count("fbads.webhooks.refused", "reason", "signature")).isEqualTo(before + 2);
        deliver(body, signed(body)).statusCode(200);
        assertThat(records(Topics.WEBHOOKS, mark, 1)).hasSize(1);
    }

    @Test
    void anIssueIsPublishedAndRaisesOneAlert() {
        String issue = "{\"field\":\"with_issues_ad_objects\",\"value\":{\"id\":\"%d\",\"level\":\"AD\",\"error_code\":\"1404163\","
                + "\"error_summary\":\"Restricted " + mark + "\",\"error_message\":\"m\"}}";
        String body = entry("8", issue.formatted(1) + "," + issue.formatted(2));

        deliver(body, signed(body)).statusCode(200);

        assertThat(records(Topics.WEBHOOKS, mark, 2)).hasSize(2);
        assertThat(records(Topics.ALERTS, mark, 1)).singleElement().satisfies(record -> assertThat(record.value()).contains(
                "\"kind\":\"account_issue\"", "\"account_id\":\"act_8\"", "\"episode\":\"webhook:act_8:1404163\"", "1 more"));
    }

    @ParameterizedTest
    @CsvSource({ "{,400", "'{\"object\":\"page\",\"entry\":[{\"id\":\"1\",\"changes\":[{\"field\":\"x\"}]}]}',200",
            "'{\"object\":\"ad_account\",\"entry\":[{\"id\":\"x\",\"changes\":[{\"field\":\"x\"}]}]}',200", "'[]',200" })
    void signedButUnknownContentIsNotPublished(String body, int status) {
        deliver(body, signed(body)).statusCode(status);
    }

    @Test
    void onlyWebhooksMayBeLarge() {
        given().header("Authorization", "Bearer test-service-token-of-32-characters!").contentType("application/json")
                .body("{\"x\":\"" + "y".repeat(70_000) + "\"}").post("/internal/insights")
                .then().statusCode(413).body("code", equalTo("body_too_large"));
    }

    private static String entry(String account, String changes) {
        return "{\"object\":\"ad_account\",\"entry\":[{\"id\":\"%s\",\"time\":1782862117,\"changes\":[%s]}]}"
                .formatted(account, changes);
    }

    private static ValidatableResponse deliver(String body, String signature) {
        return given().contentType("application/json").header("X-Hub-Signature-256", signature)
                .body(body.getBytes(StandardCharsets.UTF_8)).post(PATH).then();
    }

    static String signed(String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec("test-app-secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }

    private double count(String name, String tag, String value) {
        return meters.get(name).tag(tag, value).counter().count();
    }

    private static List<ConsumerRecord<String, String>> records(String topic, String mark, int count) {
        List<ConsumerRecord<String, String>> found = new ArrayList<>();
        Map<String, Object> address = Map.of("bootstrap.servers",
                BackingServicesTestResource.current().environment().get("FBADS_KAFKA"));
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(address, new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long deadline = System.nanoTime() + TIMEOUT.toNanos();
            boolean all = false;
            while (!(all && found.size() >= count) && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    if (record.value().contains(mark)) {
                        found.add(record);
                    }
                });
                all = partitions.stream().allMatch(partition -> consumer.position(partition) >= ends.get(partition));
            }
        }
        return found;
    }
}
