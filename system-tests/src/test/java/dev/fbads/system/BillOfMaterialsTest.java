package dev.fbads.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The CycloneDX list of what each service is shipped with, as the build writes it. */
class BillOfMaterialsTest {

    @ParameterizedTest
    @ValueSource(strings = { "fb-gateway-service", "sync-service", "query-service", "notifier-service" })
    void listsEveryLibraryWithItsLicence(String service) throws IOException {
        JsonNode components = new ObjectMapper().readTree(Path.of("..", service, "target", "bom.json").toFile())
                .path("components");
        List<String> libraries = new ArrayList<>();
        List<String> unlicensed = new ArrayList<>();
        for (JsonNode component : components) {
            libraries.add(component.path("name").asText());
            if (!component.path("group").asText().equals("dev.fbads") && component.path("licenses").isEmpty()) {
                unlicensed.add(component.path("name").asText());
            }
        }

        assertThat(libraries).contains("quarkus-reactive-pg-client", "quarkus-oidc", "contracts")
                .doesNotContain("junit-jupiter", "assertj-core");
        assertThat(unlicensed).isEmpty();
    }
}
