package dev.fbads.sync.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.ws.rs.HttpMethod;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.sync.support.SyncServiceTest;
import dev.fbads.sync.support.Tenant;
import dev.fbads.testing.TestClock;
import io.restassured.RestAssured;
import io.restassured.response.Response;

/** The service and the OpenAPI document agree, and the versioned copy is current. */
@SyncServiceTest
class OpenApiTest {

    private static final ObjectMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final Pattern CODE = Pattern.compile("`([a-z_]+)`");
    private static final String DAY = TestClock.TODAY.minusDays(20).toString();

    private final Tenant tenant = Tenant.in("America/Toronto").managed();

    /** After a change of the API: run this test with {@code -Dfbads.openapi.write=true}, and commit the file. */
    @Test
    void theVersionedDocumentIsTheServedOne() throws IOException {
        ObjectNode served = document();
        // The address of the server is not part of the contract.
        served.remove("servers");
        Path copy = Path.of("../docs/openapi/sync.json");
        if (Boolean.getBoolean("fbads.openapi.write")) {
            Files.writeString(copy, JSON.writeValueAsString(served) + "\n");
        }

        assertThat(JSON.readTree(Files.readString(copy)))
                .as("docs/openapi is outdated: run this test with -Dfbads.openapi.write=true and commit the file")
                .isEqualTo(served);
    }

    @Test
    void everyPublicEndpointIsInTheDocumentAndNothingInternal() throws IOException {
        Set<String> documented = new TreeSet<>();
        document().get("paths").properties().forEach(path -> path.getValue().fieldNames()
                .forEachRemaining(method -> documented.add(method + " " + path.getKey())));
        Set<String> written = new TreeSet<>();
        new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.fbads.sync")
                .stream()
                .flatMap(type -> type.getMethods().stream())
                .flatMap(OpenApiTest::endpoint)
                .filter(endpoint -> !endpoint.contains(" /internal/"))
                .forEach(written::add);

        assertThat(documented).isEqualTo(written).hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void responsesMatchTheDocument() throws IOException {
        Response planned = tenant.requestSync(DAY, DAY);
        String sync = planned.jsonPath().getString("sync_id");

        assertDocumented("/api/facebook/sync", "post", planned, "202");
        assertDocumented("/api/facebook/status/{accountId}", "get", tenant.status(), "200");
        assertDocumented("/api/facebook/imports", "get", tenant.request().get("/api/facebook/imports"), "200");
        assertDocumented("/api/facebook/settings", "get", tenant.request().get("/api/facebook/settings"), "200");
        assertDocumented("/api/facebook/settings", "put", tenant.request().contentType("application/json")
                .body("{\"breakdown_sets\":[\"none\"]}").put("/api/facebook/settings"), "200");
        assertDocumented("/api/facebook/sync/{syncId}", "delete", tenant.request().delete("/api/facebook/sync/" + sync), "200",
                "409");
    }

    @Test
    void problemsMatchTheDocument() throws IOException {
        String unknown = UUID.randomUUID().toString();
        assertProblem("/api/facebook/sync", "post", tenant.request().contentType("application/json").body("{").post(
                "/api/facebook/sync"), "malformed_json");
        assertProblem("/api/facebook/sync", "post", tenant.requestSync("x", DAY), "invalid_request");
        assertProblem("/api/facebook/sync", "post", RestAssured.given().contentType("application/json").body("{}")
                .post("/api/facebook/sync"), "unauthenticated");
        assertProblem("/api/facebook/sync/{syncId}", "delete", tenant.request().delete("/api/facebook/sync/" + unknown),
                "sync_not_found");
        assertProblem("/api/facebook/status/{accountId}", "get", tenant.request().get("/api/facebook/status/act_404404"),
                "account_not_found");
        assertProblem("/api/facebook/status/{accountId}", "get", tenant.request().get("/api/facebook/status/x"),
                "invalid_request");
        assertProblem("/api/facebook/imports", "get", tenant.request().get("/api/facebook/imports?limit=0"), "invalid_request");
        assertProblem("/api/facebook/settings", "get", tenant.request().get("/api/facebook/settings?compte_id=1"), "forbidden");
    }

    @Test
    void documentedCodesMatchTheirStatus() throws IOException {
        JsonNode document = document();
        document.get("paths").forEach(path -> path.forEach(operation -> operation.get("responses").properties()
                .stream()
                .filter(response -> response.getKey().startsWith("4") && response.getValue().has("$ref"))
                .forEach(response -> assertThat(codes(resolved(document, response.getValue())))
                        .isNotEmpty()
                        .allSatisfy(code -> assertThat(ProblemCode.valueOf(code.toUpperCase(Locale.ROOT)).status())
                                .isEqualTo(Integer.parseInt(response.getKey()))))));
    }

    private static void assertProblem(String path, String method, Response answer, String code) throws IOException {
        assertThat(answer.jsonPath().getString("code")).isEqualTo(code);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        JsonNode document = document();
        JsonNode response = document.get("paths").get(path).get(method).get("responses")
                .path(Integer.toString(answer.statusCode()));
        assertThat(codes(resolved(document, response))).as(method + " " + path).contains(code);
    }

    private static void assertDocumented(String path, String method, Response answer, String... statuses) throws IOException {
        assertThat(Integer.toString(answer.statusCode())).as(answer.asString()).isIn((Object[]) statuses);
        JsonNode document = document();
        JsonNode response = resolved(document, document.get("paths").get(path).get(method).get("responses")
                .path(Integer.toString(answer.statusCode())));
        if (answer.statusCode() < 300) {
            assertShape(document, response.at("/content/application~1json/schema"), JSON.readTree(answer.asString()), path);
        }
    }

    /** All members of a response are documented; absent members have no value. */
    private static void assertShape(JsonNode document, JsonNode schema, JsonNode value, String where) {
        JsonNode shape = resolved(document, schema);
        if (value.isArray()) {
            value.forEach(element -> assertShape(document, shape.path("items"), element, where + "[]"));
        } else if (value.isObject() && shape.has("properties")) {
            value.properties().forEach(member -> {
                assertThat(shape.get("properties").has(member.getKey())).as(where + "." + member.getKey()).isTrue();
                assertShape(document, shape.get("properties").get(member.getKey()), member.getValue(),
                        where + "." + member.getKey());
            });
        }
    }

    private static JsonNode resolved(JsonNode document, JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").textValue().substring(1)) : node;
    }

    private static List<String> codes(JsonNode response) {
        return CODE.matcher(response.path("description").asText()).results()
                .map(match -> match.group(1))
                .filter(code -> Arrays.stream(ProblemCode.values()).anyMatch(known -> known.wire().equals(code)))
                .toList();
    }

    private static Stream<String> endpoint(JavaMethod method) {
        return method.getAnnotations()
                .stream()
                .filter(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class))
                .map(verb -> verb.getRawType().getSimpleName().toLowerCase(Locale.ROOT) + " "
                        + method.getOwner().getAnnotationOfType(jakarta.ws.rs.Path.class).value()
                        + method.tryGetAnnotationOfType(jakarta.ws.rs.Path.class).map(jakarta.ws.rs.Path::value).orElse(""));
    }

    private static ObjectNode document() throws IOException {
        return (ObjectNode) JSON.readTree(RestAssured.get("/q/openapi?format=json").asString());
    }
}
