package dev.fbads.query.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.fbads.query.testing.Api;
import dev.fbads.query.testing.Fixture;
import dev.fbads.query.testing.ServiceTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;

/** The examples of the document have the same members as responses of the running service. */
@ServiceTest
class ExamplesTest {

    private static final ObjectMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final Path FILE = Path.of("src/main/resources/META-INF/openapi-examples.json");
    private static final String JSON_TYPE = "application/json";
    private static final String PROBLEM = "application/problem+json";
    private static final String DATA = "/api/facebook/data/campaigns";
    private static final Map<String, String> PERIOD = Map.of("account_id", Fixture.ACCOUNT, "since", "2026-03-01", "until",
            "2026-03-02");
    /** Elements of a list, and lines of a file, that an example shows. */
    private static final int SHOWN = 2;

    @BeforeAll
    static void store() throws SQLException {
        Fixture.store();
    }

    @Test
    void everyResponseOfTheDocumentHasAnExample() {
        JsonNode document = Api.json(RestAssured.get("/q/openapi?format=json"));

        document.get("paths").forEach(path -> assertExamples(path.at("/get/responses/200")));
        document.at("/components/responses").forEach(ExamplesTest::assertExamples);
    }

    /**
     * After a change of the responses: run this test with {@code -Dfbads.openapi.write=true}, then {@link OpenApiTest}.
     */
    @Test
    void theExamplesAreResponsesOfTheService() throws IOException {
        ObjectNode examples = JSON.createObjectNode();
        add(examples, "accounts", JSON_TYPE, Api.as("client").get("/api/facebook/accounts"));
        add(examples, "metrics", JSON_TYPE, Api.as("client").get("/api/facebook/metrics"));
        add(examples, "health", JSON_TYPE, Api.as("client").get("/api/facebook/health"));
        add(examples, "data", JSON_TYPE, get(DATA, Map.of("compare", "previous_period")));
        add(examples, "series", JSON_TYPE, get("/api/facebook/data/account/series", Map.of()));
        add(examples, "breakdown", JSON_TYPE, get(DATA + "/breakdown", Map.of("breakdown_set", "age_gender")));
        add(examples, "export", "text/csv", get(DATA + "/export", Map.of("format", "csv")));
        add(examples, "export", "application/x-ndjson", get(DATA + "/export", Map.of("format", "ndjson")));
        add(examples, "Invalid", PROBLEM, get(DATA, Map.of("since", "2026-03-03")));
        add(examples, "Unauthenticated", PROBLEM, RestAssured.get(DATA));
        add(examples, "AccountNotFound", PROBLEM, get(DATA, Map.of("account_id", Fixture.FOREIGN_ACCOUNT)));
        add(examples, "NotFound", PROBLEM, Api.as("client").get("/api/facebook/data/pages"));
        if (Boolean.getBoolean("fbads.openapi.write")) {
            Files.writeString(FILE, JSON.writeValueAsString(examples) + "\n");
        }

        JsonNode shown = JSON.readTree(Files.readString(FILE));
        examples.properties().forEach(example -> example.getValue().properties().forEach(typed -> assertThat(
                shape(shown.path(example.getKey()).path(typed.getKey())))
                .as("the example of %s is behind: run this test with -Dfbads.openapi.write=true", example.getKey())
                .isEqualTo(shape(typed.getValue()))));
    }

    private static void assertExamples(JsonNode response) {
        response.path("content").properties().stream()
                .filter(content -> !content.getKey().contains("spreadsheet"))
                .filter(content -> !response.path("description").asText().startsWith("`internal_error`"))
                .forEach(content -> assertThat(content.getValue().has("example")).as("%s", response).isTrue());
    }

    private static Response get(String path, Map<String, String> more) {
        Map<String, String> parameters = new LinkedHashMap<>(PERIOD);
        parameters.putAll(more);
        return Api.as("client").queryParams(parameters).get(path);
    }

    private static void add(ObjectNode examples, String name, String type, Response response) {
        assertThat(response.contentType()).as(response.asString()).startsWith(type);
        ObjectNode byType = examples.has(name) ? (ObjectNode) examples.get(name) : examples.putObject(name);
        byType.set(type, type.endsWith("json") && !type.contains("nd") ? shortened(Api.json(response))
                : JSON.getNodeFactory().textNode(response.asString().lines().limit(SHOWN).collect(Collectors.joining("\n"))));
    }

    private static JsonNode shortened(JsonNode node) {
        if (node.isArray()) {
            var shown = JSON.createArrayNode();
            Stream.iterate(0, i -> i + 1).limit(Math.min(SHOWN, node.size())).forEach(i -> shown.add(shortened(node.get(i))));
            return shown;
        }
        if (node.isObject()) {
            ObjectNode shown = JSON.createObjectNode();
            node.properties().forEach(member -> shown.set(member.getKey(), shortened(member.getValue())));
            return shown;
        }
        return node;
    }

    /** The paths of all members. */
    private static Set<String> shape(JsonNode node) {
        Set<String> paths = new TreeSet<>();
        collect(node, "", paths);
        return paths;
    }

    private static void collect(JsonNode node, String path, Set<String> paths) {
        if (node.isObject()) {
            node.properties().forEach(member -> collect(member.getValue(), path + "." + member.getKey(), paths));
        } else if (node.isArray()) {
            node.forEach(element -> collect(element, path + "[]", paths));
        } else {
            paths.add(path);
        }
    }
}
