package dev.fbads.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

import dev.fbads.contracts.accounts.Role;
import dev.fbads.contracts.alerts.Alert;
import dev.fbads.contracts.alerts.AlertKind;
import dev.fbads.contracts.events.SyncEvent;
import dev.fbads.contracts.events.SyncEventType;
import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.Granularity;
import dev.fbads.contracts.insights.InsightsDone;
import dev.fbads.contracts.insights.InsightsError;
import dev.fbads.contracts.insights.InsightsErrorCode;
import dev.fbads.contracts.insights.InsightsProgress;
import dev.fbads.contracts.insights.InsightsRequest;
import dev.fbads.contracts.insights.InsightsShortfall;
import dev.fbads.contracts.jobs.SyncJobMessage;
import dev.fbads.contracts.webhooks.WebhookChange;

/** The records, as JSON, are what the schemas say, no more and no less. */
class SchemaTest {

    private static final ObjectMapper JSON = JsonMapper.builder().findAndAddModules()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .build();

    private static final LocalDate DAY = LocalDate.of(2026, 2, 28);

    static Stream<Map.Entry<String, Object>> messages() {
        return Stream.of(
                Map.entry("sync-job", new SyncJobMessage(new UUID(1, 2), 1, "act_1")),
                Map.entry("sync-event", event(SyncEventType.START, null)),
                Map.entry("sync-event", event(SyncEventType.FAILED, "token_expired")),
                Map.entry("webhook-change", change(Map.of("id", "1", "level", "AD"))),
                Map.entry("webhook-change", change("a text")),
                Map.entry("webhook-change", change(null)),
                Map.entry("insights-line", Map.of("progress", new InsightsProgress(1, 2, 3))),
                Map.entry("insights-line", Map.of("done", new InsightsDone(7, 2, 0, Map.of("app", 12.5), "v26.0", 12, null))),
                Map.entry("insights-line", Map.of("done", new InsightsDone(7, 2, 0, Map.of(), "v26.0", 12,
                        List.of(new InsightsShortfall(DAY, new BigDecimal("1.20"), 3))))),
                Map.entry("insights-line", Map.of("error",
                        new InsightsError(InsightsErrorCode.RATE_LIMITED, "wait", 17, 2446079, 60L, 1, 1,
                                Map.of("app", 96.5)))),
                Map.entry("insights-line", Map.of("error",
                        new InsightsError(InsightsErrorCode.GRAPH_UNAVAILABLE, "gone", null, null, null, 1, 1, null))));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void recordsKeepTheirSchema(Map.Entry<String, Object> message) throws IOException {
        JsonNode json = JSON.valueToTree(message.getValue());

        assertThat(schema(message.getKey()).validate(json)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(BreakdownSet.class)
    void everyBreakdownSetIsInTheSchema(BreakdownSet set) throws IOException {
        InsightsRequest request = new InsightsRequest(new UUID(1, 2), 1, "act_1", "u", Role.BACKGROUND, DAY, DAY,
                Granularity.MONTH, set);

        assertThat(schema("insights-request").validate(JSON.valueToTree(request))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(InsightsErrorCode.class)
    void everyErrorCodeIsInTheSchema(InsightsErrorCode code) throws IOException {
        Object line = Map.of("error", new InsightsError(code, "m", null, null, null, 0, 0, null));

        assertThat(schema("insights-line").validate(JSON.valueToTree(line))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(AlertKind.class)
    void everyKindOfAlertIsInTheSchema(AlertKind kind) throws IOException {
        Alert alert = new Alert(new UUID(1, 2), kind, kind.severity(), "episode", null, "act_1", "text", Instant.EPOCH);

        assertThat(schema("alert").validate(JSON.valueToTree(alert))).isEmpty();
    }

    @Test
    void aSchemaRefusesWhatItDoesNotKnow() throws IOException {
        JsonNode stranger = JSON.readTree("{\"job_id\":\"x\",\"compte_id\":1,\"account_id\":\"act_1\",\"token\":\"secret\"}");

        assertThat(schema("sync-job").validate(stranger)).isNotEmpty();
    }

    private static WebhookChange change(Object value) {
        return new WebhookChange("0f".repeat(32), "act_1", "effective_status", value, Instant.EPOCH, Instant.EPOCH);
    }

    private static SyncEvent event(SyncEventType type, String code) {
        return new SyncEvent(type, 5, "s", 1, "act_1", DAY, DAY, 1, 0, 1, 0, "text", code, Instant.EPOCH);
    }

    private static JsonSchema schema(String name) throws IOException {
        try (InputStream text = SchemaTest.class.getResourceAsStream("/schemas/" + name + ".schema.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text);
        }
    }
}
