package dev.fbads.sync.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.fbads.sync.support.SyncServiceTest;
import io.restassured.RestAssured;

/** The document that clients are generated from. */
@SyncServiceTest
class OpenApiTest {

    /** After a change of the API: run this test with {@code -Dfbads.openapi.write=true}, and commit what it wrote. */
    @Test
    void theVersionedCopyIsTheDocumentThatIsServed() throws IOException {
        ObjectMapper json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        ObjectNode served = (ObjectNode) json.readTree(RestAssured.get("/q/openapi?format=json").asString());
        // Where it is served is no part of what is promised.
        served.remove("servers");
        Path copy = Path.of("../docs/openapi/sync.json");
        if (Boolean.getBoolean("fbads.openapi.write")) {
            Files.createDirectories(copy.getParent());
            Files.writeString(copy, json.writeValueAsString(served) + "\n");
        }

        assertThat(json.readTree(Files.readString(copy)))
                .as("docs/openapi is behind: run this test with -Dfbads.openapi.write=true and commit what it wrote")
                .isEqualTo(served);
    }
}
