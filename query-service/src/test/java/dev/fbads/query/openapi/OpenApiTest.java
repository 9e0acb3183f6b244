package dev.fbads.query.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

import jakarta.ws.rs.HttpMethod;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import dev.fbads.query.testing.Api;
import dev.fbads.query.testing.ServiceTest;
import io.restassured.RestAssured;

/** The document that clients are generated from. */
@ServiceTest
class OpenApiTest {

    @Test
    void theDocumentDescribesParametersShapesUnitsAndProblems() {
        JsonNode document = Api.json(RestAssured.get("/q/openapi?format=json"));

        JsonNode data = document.at("/paths/~1api~1facebook~1data~1{level}/get");
        assertThat(data.get("parameters").findValuesAsText("name")).containsExactlyInAnyOrder("level", "account_id",
                "compte_id", "since", "until", "date_preset", "compare", "compare_since", "compare_until", "campaign_id",
                "adset_id",
                "search", "status", "sort", "limit", "after");
        assertThat(data.get("responses").fieldNames()).toIterable().contains("200", "400", "401", "404", "default");
        assertThat(document.at("/components/schemas/Metrics/properties").fieldNames()).toIterable()
                .contains("inline_link_clicks", "cost_per_unique_click", "action_values", "purchases", "roas");
        assertThat(document.at("/components/schemas/Delta/properties").fieldNames()).toIterable()
                .contains("spend", "roas");
        assertThat(document.at("/components/responses/Invalid/description").textValue()).contains("reversed_period",
                "compte_required");
        assertThat(document.at("/components/schemas/Level/enum").toString())
                .isEqualTo("[\"account\",\"campaigns\",\"adsets\",\"ads\"]");
    }

    /** After a change of the API: run this test with {@code -Dfbads.openapi.write=true}, and commit what it wrote. */
    @Test
    void theVersionedCopyIsTheDocumentThatIsServed() throws IOException {
        ObjectMapper json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        ObjectNode served = (ObjectNode) json.readTree(RestAssured.get("/q/openapi?format=json").asString());
        // The address of the service is not part of the API.
        served.remove("servers");
        Path copy = Path.of("../docs/openapi/query.json");
        if (Boolean.getBoolean("fbads.openapi.write")) {
            Files.createDirectories(copy.getParent());
            Files.writeString(copy, json.writeValueAsString(served) + "\n");
        }

        assertThat(json.readTree(Files.readString(copy)))
                .as("docs/openapi is behind: run this test with -Dfbads.openapi.write=true and commit what it wrote")
                .isEqualTo(served);
    }

    @Test
    void operationsOnTheSameRowsHaveTheSameParameters() {
        JsonNode paths = Api.json(RestAssured.get("/q/openapi?format=json")).get("paths");
        String data = "/api/facebook/data/{level}";

        assertThat(parameters(paths, data + "/series")).contains("level", "account_id", "compare", "sort", "granularity", "top")
                .doesNotContain("limit", "after");
        assertThat(parameters(paths, data + "/breakdown")).contains("account_id", "breakdown_set", "group_by", "limit", "after")
                .doesNotContain("compare");
        assertThat(parameters(paths, data + "/export")).contains("account_id", "format", "granularity", "bom", "actions")
                .doesNotContain("limit");
    }

    /** Tests of all endpoints read them from the document: one that is missing there would not be tested. */
    @Test
    void everyEndpointIsInTheDocument() {
        Set<String> written = new TreeSet<>();
        new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.fbads.query")
                .stream()
                .filter(type -> type.isAnnotatedWith(jakarta.ws.rs.Path.class))
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getAnnotations()
                        .stream()
                        .anyMatch(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class)))
                .map(method -> method.getOwner().getAnnotationOfType(jakarta.ws.rs.Path.class).value()
                        + method.tryGetAnnotationOfType(jakarta.ws.rs.Path.class).map(jakarta.ws.rs.Path::value).orElse(""))
                .forEach(written::add);
        Set<String> documented = new TreeSet<>();
        Api.json(RestAssured.get("/q/openapi?format=json")).get("paths").fieldNames().forEachRemaining(documented::add);

        assertThat(documented).isEqualTo(written).hasSizeGreaterThanOrEqualTo(7);
    }

    private static java.util.List<String> parameters(JsonNode paths, String path) {
        return paths.get(path).get("get").get("parameters").findValuesAsText("name");
    }

    @Test
    void readinessNeedsNoToken() {
        RestAssured.get("/q/health/ready").then().statusCode(200);
    }
}
