package dev.fbads.sync.partition;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import dev.fbads.local.backing.BackingServicesTestResource;
import dev.fbads.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;

/** A service that starts while another session blocks the creation of its partitions. */
@QuarkusTest
@TestProfile(FreshDatabaseProfile.Locked.class)
class NotReadyTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @ConfigProperty(name = FreshDatabaseResource.NAME)
    String databaseName;

    /** One test, because the service starts once. */
    @Test
    void theServiceBecomesReadyOnceABlockedPartitionCanBeCreated() throws SQLException {
        FreshDatabase database = new FreshDatabase(databaseName);
        database.addAccount(1, "act_1");

        given().get("/q/health/ready").then().statusCode(503)
                .body("checks.find { it.name == 'partitions' }.status", equalTo("DOWN"))
                .body("checks.find { it.name == 'partitions' }.data.missing", greaterThan(0));
        given().get("/q/health/live").then().statusCode(200);
        post().statusCode(503).body("code", equalTo("service_unavailable"));
        assertThat(database.select("SELECT sync_id FROM facebook_sync_status")).as("nothing was written").isEmpty();
        assertThat(database.select("SELECT job_id FROM facebook_sync_jobs")).isEmpty();

        LockedDatabaseResource.release(database);
        await().atMost(PATIENCE).until(() -> given().get("/q/health/ready").statusCode() == 200);

        try (Connection other = database.begin("fbads_sync")) {
            FreshDatabase.select(other, "SELECT pg_advisory_xact_lock(hashtextextended('1:act_1', 0))");
            post().statusCode(503).body("code", equalTo("service_unavailable"));
            assertThat(database.select("SELECT sync_id FROM facebook_sync_status")).isEmpty();
        }
        post().statusCode(202);
    }

    private static ValidatableResponse post() {
        String token = BackingServicesTestResource.current().oidc()
                .token("user-1", "fbads", Map.of("role", "responsable"), Duration.ofHours(1));
        return given().auth().oauth2(token).contentType("application/json")
                .body("{\"account_id\":\"act_1\",\"since\":\"%s\",\"until\":\"%s\"}"
                        .formatted(TestClock.TODAY.minusMonths(3), TestClock.TODAY.minusMonths(2)))
                .post("/api/facebook/sync").then();
    }
}
