package dev.fbads.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

class EventPublisherTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T17:00:00.125Z"), ZoneOffset.UTC);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void anEventHasTheMembersThatItsSchemaRequires() throws Exception {
        var event = JSON.readTree(EventPublisher.value(7, CLOCK));

        List<String> required = new ArrayList<>();
        try (InputStream schema = EventPublisherTest.class.getResourceAsStream("/schemas/sync-event.schema.json")) {
            JSON.readTree(schema).path("required").forEach(name -> required.add(name.asText()));
        }
        assertThat(required).isNotEmpty().allSatisfy(name -> assertThat(event.has(name)).as(name).isTrue());
        assertThat(event.path("at").asText()).isEqualTo("2026-11-20T17:00:00.125Z");
    }
}
