package dev.fbads.simulator.time;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.fbads.simulator.Control;
import dev.fbads.simulator.Graph;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ClockRouteTest {

    @AfterEach
    void asBefore() {
        Control.reset();
    }

    @Test
    void theClockTicksFromWhereItIsPut() {
        Instant put = Instant.parse(Control.put("clock", "{\"instant\":\"2027-01-01T12:00:00Z\"}").get("instant").asText());

        Instant later = Instant.parse(Control.put("clock", "{\"advance\":\"PT2H\"}").get("instant").asText());

        assertThat(put).isAfterOrEqualTo(Instant.parse("2027-01-01T12:00:00Z"));
        assertThat(later).isAfter(put.plus(Duration.ofHours(2)));
    }

    @Test
    void aStoppedClockIsMovedOnly() {
        Control.put("clock", "{\"instant\":\"2027-01-01T12:00:00Z\",\"stopped\":true}");

        Control.put("clock", "{\"advance\":\"PT2H\"}");

        assertThat(Graph.json(given().get("/_simulator/clock")).get("instant").asText()).isEqualTo("2027-01-01T14:00:00Z");
        assertThat(Graph.texts(Graph.json(given().get("/_simulator/accounts")).get("accounts"), "today"))
                .contains("2027-01-01");
    }

    @Test
    void whatIsMisspeltIsRefused() {
        assertThat(given().body("{\"advnce\":\"PT2H\"}").put("/_simulator/clock").statusCode()).isEqualTo(400);
        assertThat(given().body("{\"advance\":\"soon\"}").put("/_simulator/clock").statusCode()).isEqualTo(400);
        assertThat(given().body("{").put("/_simulator/clock").statusCode()).isEqualTo(400);
    }
}
