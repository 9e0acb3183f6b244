package dev.fbads.query.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.fbads.local.backing.BackingServicesTestResource;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Requests to the service. */
public final class Api {

    private static final ObjectMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Api() {
    }

    /** A request of a local user. */
    public static RequestSpecification as(String user) {
        return with(BackingServicesTestResource.current().oidc().token(user));
    }

    /** A request with a token. */
    public static RequestSpecification with(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    /** A signed token. */
    public static String token(String subject, String audience, Duration lifetime) {
        return BackingServicesTestResource.current().oidc().token(subject, audience, Map.of(), lifetime);
    }

    /** The successful response of a level. */
    public static JsonNode data(String user, String level, Map<String, ?> parameters) {
        Response response = as(user).queryParams(parameters).get("/api/facebook/data/" + level);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        response.then().contentType("application/json");
        return json(response);
    }

    public static JsonNode json(Response response) {
        return json(response.asString());
    }

    static JsonNode json(String text) {
        try {
            return EXACT.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }
}
