package dev.fbads.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.local.launcher.stack.Stack;

/**
 * What Meta tells by webhook, written and signed as Meta does it, comes through the edge to Kafka: once, and only if it is
 * Meta's.
 */
@ExtendWith(RunningSuite.class)
class GatewayWebhooksIT {

    private static final String TOPIC = "fbads.webhooks";
    /** Written by Meta as {@code \u00c9t\u00e9 \/ 20\u20ac}: the signature covers that, and readers get the text. */
    private static final String NAME = "Été / 20€";

    @AfterEach
    void asBefore(Stack stack) {
        new Control(stack).asBefore();
    }

    @Test
    void aChangeComesOnceHoweverOftenItIsTold(Stack stack) throws IOException {
        String account = TestAccounts.with(10).create(stack);

        JsonNode sent = deliver(stack, "good", account, 2);

        assertThat(sent.path("payload").asText()).as("escaped as Meta does it").doesNotContain("É").contains("\\u");
        assertThat(sent.path("answers").findValuesAsText("status")).containsExactly("200", "200");
        List<JsonNode> records = webhookRecords(stack, account);
        assertThat(records).hasSize(1);
        assertThat(records.getFirst().path("field").asText()).isEqualTo("in_process_ad_objects");
        assertThat(records.getFirst().path("value").path("status_name").asText()).isEqualTo(NAME);
    }

    @Test
    void whatIsNotSignedByMetaIsRefused(Stack stack) throws IOException {
        String account = TestAccounts.with(10).create(stack);
        for (String signature : List.of("wrong", "none")) {
            assertThat(deliver(stack, signature, account, 1).path("answers").findValuesAsText("status"))
                    .as(signature).containsExactly("403");
        }
        assertThat(webhookRecords(stack, account)).isEmpty();
    }

    private static JsonNode deliver(Stack stack, String signature, String account, int times) {
        return new Control(stack).post("webhooks", """
                {"url": "%s/webhooks/facebook", "signature": "%s", "times": %d, "time": 1790000000,
                 "changes": [{"account": "%s", "field": "in_process_ad_objects",
                              "value": {"id": "111111111111", "level": "AD", "status_name": "%s"}}]}"""
                .formatted(stack.url(), signature, times, account, NAME));
    }

    /** The gateway answers once Kafka has it, so there is nothing to wait for. */
    private static List<JsonNode> webhookRecords(Stack stack, String account) throws IOException {
        List<JsonNode> records = new ArrayList<>();
        for (KafkaRecords.Entry record : KafkaRecords.of(stack, TOPIC)) {
            if (record.key().equals(account)) {
                records.add(Client.JSON.readTree(record.text()));
            }
        }
        return records;
    }
}
