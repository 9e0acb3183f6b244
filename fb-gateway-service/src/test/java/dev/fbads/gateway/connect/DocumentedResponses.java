package dev.fbads.gateway.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.restassured.RestAssured;
import io.restassured.response.Response;

/** Checks responses of the running service against its OpenAPI document. */
final class DocumentedResponses {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode document = tree(RestAssured.get("/q/openapi?format=json").asString());

    JsonNode document() {
        return document;
    }

    /** The operation of a path of the document, {@code get /webhooks/facebook}. */
    JsonNode operation(String name) {
        String[] parts = name.split(" ");
        JsonNode operation = document.path("paths").path(parts[1]).path(parts[0]);
        assertThat(operation.isObject()).as(name).isTrue();
        return operation;
    }

    /** The response has a status, a shape and, where it is a problem, a code that the operation names. */
    void hold(String operation, Response response) {
        JsonNode answer = operation(operation).path("responses").path(String.valueOf(response.statusCode()));
        assertThat(answer.isObject()).as("%s may answer %d", operation, response.statusCode()).isTrue();
        answer = resolved(answer);
        JsonNode content = answer.path("content");
        if (content.isMissingNode()) {
            assertThat(response.asString()).as(operation).isEmpty();
            return;
        }
        String mediaType = response.contentType().split(";")[0];
        assertThat(content.has(mediaType)).as("%s: %s in %s", operation, mediaType, content).isTrue();
        if (mediaType.endsWith("json")) {
            JsonNode body = tree(response.asString());
            matches(operation, content.path(mediaType).path("schema"), body);
            if (body.has("code")) {
                assertThat(answer.path("description").asText()).as(operation)
                        .contains("`" + body.path("code").asText() + "`");
            }
        }
    }

    private void matches(String where, JsonNode schema, JsonNode value) {
        JsonNode rules = resolved(schema);
        switch (rules.path("type").asText()) {
            case "object" -> {
                assertThat(value.isObject()).as(where).isTrue();
                assertThat(names(rules.path("required"))).as(where).allMatch(value::has);
                value.properties().forEach(member -> {
                    JsonNode property = rules.path("properties").path(member.getKey());
                    assertThat(property.isObject()).as("%s.%s is documented", where, member.getKey()).isTrue();
                    matches(where + "." + member.getKey(), property, member.getValue());
                });
            }
            case "array" -> {
                assertThat(value.isArray()).as(where).isTrue();
                value.forEach(item -> matches(where + "[]", rules.path("items"), item));
            }
            case "integer" -> assertThat(value.isIntegralNumber()).as(where).isTrue();
            case "string" -> {
                assertThat(value.isTextual()).as(where).isTrue();
                if (rules.has("enum")) {
                    assertThat(names(rules.path("enum"))).as(where).contains(value.asText());
                }
                if (rules.has("pattern")) {
                    assertThat(value.asText()).as(where).matches(rules.path("pattern").asText());
                }
            }
            default -> throw new AssertionError(where + " has no type: " + rules);
        }
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    private static List<String> names(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(json, malformed);
        }
    }
}
