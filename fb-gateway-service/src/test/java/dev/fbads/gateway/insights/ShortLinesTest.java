package dev.fbads.gateway.insights;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.junit.jupiter.api.Test;

import dev.fbads.gateway.testing.FakeGraphResource;
import dev.fbads.gateway.testing.LogLines;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** A response that ends before the framework has subscribed to it completely. */
@QuarkusTest
@WithTestResource(FakeGraphResource.class)
class ShortLinesTest {

    @Test
    void anImmediateResponseIsCompleteAndNoError() {
        try (LogLines framework = new LogLines("org.jboss.resteasy.reactive");
                LogLines quarkus = new LogLines("io.quarkus.vertx.http")) {
            for (int request = 0; request < 20; request++) {
                given().header("Authorization", "Bearer " + InsightsResourceTest.SERVICE_TOKEN).get("/internal/short-lines")
                        .then()
                        .statusCode(200).body(equalTo("{\"a\":1}\n{\"b\":2}\n"));
            }
            assertThat(framework.lines()).noneMatch(line -> line.startsWith("ERROR"));
            assertThat(quarkus.lines()).noneMatch(line -> line.startsWith("ERROR"));
        }
    }

    @Path("/internal/short-lines")
    static class ShortLinesResource {

        @GET
        @Produces("application/x-ndjson")
        @Operation(hidden = true)
        public Uni<RowLines> lines() {
            // On another thread: lines started while the request is read would be sent later.
            return Uni.createFrom().item(new RowLines(Multi.createFrom().items("{\"a\":1}".getBytes(UTF_8),
                    "{\"b\":2}".getBytes(UTF_8)))).emitOn(Infrastructure.getDefaultWorkerPool());
        }
    }
}
