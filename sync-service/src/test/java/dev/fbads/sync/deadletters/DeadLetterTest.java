package dev.fbads.sync.deadletters;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import dev.fbads.contracts.jobs.Topics;
import dev.fbads.sync.support.FakeGateway;
import dev.fbads.sync.support.Kafka;
import dev.fbads.sync.support.SyncServiceTest;
import io.restassured.response.ValidatableResponse;

/** Records that cannot be parsed, and their replay. */
@SyncServiceTest
class DeadLetterTest {

    private static final String DEAD_LETTERS = Topics.SYNC_JOBS + Topics.DEAD_LETTER_SUFFIX;

    private final String key = UUID.randomUUID().toString();

    @Test
    void aRecordWithoutJobIdGoesToTheDeadLetterTopicWithItsCause() {
        Kafka.send(Topics.SYNC_JOBS_BACKGROUND, key, "{}");

        assertThat(Kafka.read(Topics.SYNC_JOBS_BACKGROUND + Topics.DEAD_LETTER_SUFFIX, key, 1)).singleElement()
                .satisfies(deadLetter -> {
                    assertThat(header(deadLetter, "dead-letter-reason")).isEqualTo("a job record without job_id");
                    assertThat(header(deadLetter, "dead-letter-topic")).isEqualTo(Topics.SYNC_JOBS_BACKGROUND);
                    assertThat(header(deadLetter, "dead-letter-exception-class-name")).contains("IllegalArgumentException");
                    assertThat(header(deadLetter, "dead-letter-offset")).isNotEmpty();
                });
    }

    @Test
    void aDeadLetterRecordIsReplayedOnceWithItsKeyAndWithoutItsCause() {
        Kafka.send(Topics.SYNC_JOBS, key, "{\"job_id\": 7");
        assertThat(Kafka.read(DEAD_LETTERS, key, 1)).hasSize(1);

        int replayed = replay(DEAD_LETTERS).statusCode(200).body("topics[0].topic", equalTo(Topics.SYNC_JOBS)).extract()
                .path("topics[0].replayed");
        List<ConsumerRecord<String, String>> records = Kafka.read(Topics.SYNC_JOBS, key, 2);
        // A record that still cannot be parsed returns to the dead-letter topic, for the next replay.
        assertThat(Kafka.read(DEAD_LETTERS, key, 2)).hasSize(2);
        replay(Topics.SYNC_JOBS).statusCode(200);

        assertThat(replayed).isPositive();
        assertThat(Kafka.read(DEAD_LETTERS, key, 3)).hasSize(3);
        assertThat(Kafka.all(Topics.SYNC_JOBS, key))
                .as("sent, replayed, and replayed as a new dead-letter record")
                .hasSize(3);
        assertThat(records).hasSize(2).last().satisfies(record -> {
            assertThat(record.value()).isEqualTo("{\"job_id\": 7");
            assertThat(header(record, "replayed-from")).startsWith(DEAD_LETTERS + "-");
            assertThat(record.headers().lastHeader("dead-letter-reason")).isNull();
        });
    }

    @Test
    void aReplayRequiresTheServiceToken() {
        given().post("/internal/dead-letters/replay").then().statusCode(401).body("code", equalTo("unauthenticated"));
        given().auth().oauth2("something-else").post("/internal/dead-letters/replay").then().statusCode(401);
    }

    @Test
    void anUnknownDeadLetterTopicIsReported() {
        replay("fbads.sync.events").statusCode(400).body("errors[0].field", equalTo("topic"))
                .body("errors[0].code", equalTo("unknown_topic"));
    }

    private static ValidatableResponse replay(String topic) {
        return given().auth().oauth2(FakeGateway.SERVICE_TOKEN).queryParam("topic", topic)
                .post("/internal/dead-letters/replay").then();
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
