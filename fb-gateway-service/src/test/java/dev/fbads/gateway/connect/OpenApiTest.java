package dev.fbads.gateway.connect;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.contracts.problems.FieldCode;
import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.gateway.accounts.AdAccount;
import dev.fbads.gateway.testing.FakeGraphResource;
import dev.fbads.gateway.testing.Reply;
import dev.fbads.gateway.webhooks.WebhooksResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** The OpenAPI document and the service match. */
@QuarkusTest
@WithTestResource(FakeGraphResource.class)
class OpenApiTest extends ConnectFlow {

    private static final Pattern CODE = Pattern.compile("`([a-z_]+)`");
    private static final String START = "get " + CONNECT;
    private static final String CALLBACK = "get " + CONNECT + "/callback";
    private static final String LIST = "get " + CONNECT + "/connections";
    private static final String LINK = "post " + CONNECT + "/accounts";
    private static final String DISCONNECT = "delete " + CONNECT + "/{connectionId}";
    private static final String VERIFY = "get /webhooks/facebook";
    private static final String RECEIVE = "post /webhooks/facebook";

    @Test
    void everyPublicEndpointIsInTheDocumentAndNothingInternal() {
        List<String> documented = new ArrayList<>();
        answers().document().path("paths").properties()
                .forEach(path -> path.getValue().fieldNames()
                        .forEachRemaining(method -> documented.add(method + " " + path.getKey())));

        assertThat(documented).containsExactlyInAnyOrderElementsOf(
                Stream.of(ConnectResource.class, WebhooksResource.class).flatMap(OpenApiTest::endpoints).toList());
    }

    @ParameterizedTest
    @CsvSource({ START, CALLBACK, LIST, LINK, DISCONNECT, VERIFY, RECEIVE })
    void problemsAreNamedByCodesThatGoWithTheirStatus(String operation) {
        answers().operation(operation).path("responses").properties().forEach(response -> {
            List<String> codes = CODE.matcher(response.getValue().path("description").asText()).results()
                    .map(match -> match.group(1))
                    .filter(code -> Arrays.stream(ProblemCode.values()).anyMatch(known -> known.wire().equals(code)))
                    .toList();
            if (response.getKey().startsWith("4") && response.getValue().has("content")) {
                assertThat(codes).as(operation + " " + response.getKey()).isNotEmpty().allSatisfy(code -> assertThat(
                        ProblemCode.valueOf(code.toUpperCase(Locale.ROOT)).status())
                        .isEqualTo(Integer.parseInt(response.getKey())));
            }
        });
    }

    @Test
    void shapesAreThoseOfTheCode() {
        JsonNode schemas = answers().document().at("/components/schemas");

        assertThat(members(schemas, "Connected")).containsExactlyInAnyOrderElementsOf(
                members(ConnectCallback.Connected.class));
        assertThat(members(schemas, "Connection")).containsExactlyInAnyOrderElementsOf(members(Connections.Connection.class));
        assertThat(members(schemas, "AdAccount")).containsExactlyInAnyOrderElementsOf(members(AdAccount.class));
        assertThat(members(schemas, "LinkBody")).containsExactlyInAnyOrderElementsOf(members(LinkRequest.class));
    }

    @Test
    void successfulResponsesMatchTheDocument() {
        DocumentedResponses documented = answers();
        documented.hold(START, as(manager).get(CONNECT));
        var connected = back(state()).extract().response();
        documented.hold(CALLBACK, connected);
        String connection = connected.path("connection_id");
        documented.hold(LIST, as(manager).get(CONNECT + "/connections"));
        documented.hold(LINK, link(manager, connection, "act_31").extract().response());
        documented.hold(DISCONNECT, as(manager).delete(CONNECT + "/" + connection));
        documented.hold(VERIFY, given().queryParam("hub.mode", "subscribe").queryParam("hub.verify_token", "test-verify-token")
                .queryParam("hub.challenge", "11").get("/webhooks/facebook"));
    }

    @Test
    void errorResponsesMatchTheDocument() {
        DocumentedResponses documented = answers();
        String unknown = UUID.randomUUID().toString();
        documented.hold(START, given().get(CONNECT));
        documented.hold(START, as("client-" + compte).get(CONNECT));
        documented.hold(START, as(manager).queryParam("compte_id", "x").get(CONNECT));
        documented.hold(CALLBACK, back("x").extract().response());
        documented.hold(CALLBACK, as("victim").queryParam("state", state()).queryParam("code", "c").get(CONNECT + "/callback"));
        documented.hold(CALLBACK, as(manager).queryParam("state", state()).get(CONNECT + "/callback"));
        code.set(Reply.html(502));
        documented.hold(CALLBACK, back(state()).extract().response());
        documented.hold(LIST, given().get(CONNECT + "/connections"));
        documented.hold(LINK, link(manager, unknown, "act_31").extract().response());
        documented.hold(LINK, link(manager, unknown, "x").extract().response());
        for (String body : List.of("", "{", "{\"other\":1}", "{\"connection_id\":\"x\"}")) {
            documented.hold(LINK, as(manager).contentType("application/json").body(body).post(CONNECT + "/accounts"));
        }
        documented.hold(LINK, as(manager).contentType("text/plain").body("x").post(CONNECT + "/accounts"));
        documented.hold(LINK, as(manager).contentType("application/json").body("\"" + "y".repeat(70_000) + "\"")
                .post(CONNECT + "/accounts"));
        documented.hold(DISCONNECT, as(manager).delete(CONNECT + "/" + unknown));
        documented.hold(DISCONNECT, given().delete(CONNECT + "/" + unknown));
        documented.hold(VERIFY, given().queryParam("hub.mode", "subscribe").get("/webhooks/facebook"));
        documented.hold(RECEIVE, given().contentType("application/json").body("{}").post("/webhooks/facebook"));
    }

    @Test
    void fieldCodesThatAreNamedExist() {
        assertThat(answers().operation(LINK).at("/responses/400/description").asText())
                .contains("`" + FieldCode.REQUIRED.wire() + "`", "`" + FieldCode.INVALID_ACCOUNT_ID.wire() + "`");
    }

    private static DocumentedResponses answers() {
        return new DocumentedResponses();
    }

    private static List<String> members(JsonNode schemas, String name) {
        List<String> names = new ArrayList<>();
        schemas.path(name).path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> members(Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).map(OpenApiTest::snake).toList();
    }

    private static String snake(String name) {
        return Pattern.compile("[A-Z]").matcher(name).replaceAll((MatchResult upper) -> "_" + upper.group().toLowerCase(
                Locale.ROOT));
    }

    private static Stream<String> endpoints(Class<?> resource) {
        String base = resource.getAnnotation(Path.class).value();
        return Arrays.stream(resource.getMethods()).flatMap(method -> Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(verb -> verb.value().toLowerCase(Locale.ROOT) + " " + base + below(method)));
    }

    private static String below(Method method) {
        Path path = method.getAnnotation(Path.class);
        return path == null ? "" : path.value().startsWith("/") ? path.value() : "/" + path.value();
    }
}
