package dev.fbads.simulator;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** The simulator's own endpoints. */
public final class Control {

    private Control() {
    }

    public static JsonNode put(String path, String json) {
        return checked(json().body(json).put("/_simulator/" + path));
    }

    public static JsonNode post(String path, String json) {
        return checked(json().body(json).post("/_simulator/" + path));
    }

    /** Everything as after a start. */
    public static void reset() {
        for (String path : List.of("clock", "tokens", "permissions", "limits", "faults", "reports", "webhooks", "login",
                "accounts")) {
            assertThat(given().delete("/_simulator/" + path).statusCode()).describedAs(path).isEqualTo(204);
        }
    }

    private static RequestSpecification json() {
        return given().contentType("application/json; charset=UTF-8");
    }

    private static JsonNode checked(Response response) {
        assertThat(response.statusCode()).describedAs(response.asString()).isBetween(200, 204);
        return Graph.json(response.statusCode() == 204 ? "{}" : response.asString());
    }
}
