package dev.fbads.simulator;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.restassured.response.Response;

/** A client of the simulator that knows no more of it than Meta's documents say. */
public final class Graph {

    public static final String TORONTO = "act_900100400";
    public static final String PARIS = "act_900100100";
    public static final String NEW_YORK = "act_900100200";
    public static final String TOKYO = "act_900100300";
    public static final String SYDNEY = "act_900100500";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Graph() {
    }

    /** A call with the default token; {@code parameters} are alternating names and values. */
    public static Response call(String path, Object... parameters) {
        return callWith("simulator-token", path, parameters);
    }

    public static Response callWith(String token, String path, Object... parameters) {
        return given().header("Authorization", "Bearer " + token).queryParams(map(parameters)).get(path);
    }

    public static JsonNode get(String path, Object... parameters) {
        Response response = call("/v26.0/" + path, parameters);
        assertThat(response.statusCode()).describedAs(response.asString()).isEqualTo(200);
        return json(response);
    }

    public static JsonNode error(String path, Object... parameters) {
        Response response = call("/v26.0/" + path, parameters);
        assertThat(response.statusCode()).describedAs(response.asString()).isGreaterThanOrEqualTo(400);
        return json(response).get("error");
    }

    /** The items of a list and of all pages behind it; fails when a page is larger than {@code limit}. */
    public static List<JsonNode> follow(JsonNode list, int limit) {
        List<JsonNode> items = new ArrayList<>();
        JsonNode page = list;
        while (true) {
            assertThat(page.get("data").size()).isLessThanOrEqualTo(limit);
            page.get("data").forEach(items::add);
            if (!page.path("paging").has("next")) {
                return items;
            }
            page = json(given().urlEncodingEnabled(false).get(page.get("paging").get("next").asText()));
        }
    }

    public static JsonNode truth(String account, String since, String until, String level, Object... more) {
        return json(given().queryParams("since", since, "until", until, "level", level).queryParams(map(more))
                .get("/_simulator/truth/" + account));
    }

    public static String range(String since, String until) {
        return "{\"since\":\"%s\",\"until\":\"%s\"}".formatted(since, until);
    }

    public static List<String> texts(Iterable<JsonNode> items, String field) {
        return StreamSupport.stream(items.spliterator(), false).map(item -> item.path(field).asText()).toList();
    }

    public static JsonNode json(Response response) {
        return json(response.asString());
    }

    public static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    private static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> map = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
