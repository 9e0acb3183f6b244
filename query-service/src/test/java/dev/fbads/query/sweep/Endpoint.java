package dev.fbads.query.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.query.testing.Api;
import io.restassured.RestAssured;

/**
 * An endpoint of the service, from its OpenAPI document.
 *
 * @param path without parameters
 * @param parameters names of the query parameters
 */
record Endpoint(String path, Set<String> parameters) {

    private static final String LEVEL = "{level}";
    /** Levels of the path. */
    private static final List<String> LEVELS = List.of("account", "campaigns", "adsets", "ads");
    /** Formats of exports. */
    private static final String FORMAT = "ndjson";
    private static final String BREAKDOWN_SET = "age_gender";

    /** All endpoints of the document. */
    static List<Endpoint> all() {
        List<Endpoint> endpoints = new ArrayList<>();
        Api.json(RestAssured.get("/q/openapi?format=json")).get("paths").properties().forEach(path -> {
            assertThat(path.getValue().fieldNames()).toIterable().allMatch(name -> Set.of("get", "parameters").contains(name));
            Set<String> parameters = new HashSet<>();
            Stream.of(path.getValue().path("parameters"), path.getValue().at("/get/parameters"))
                    .forEach(list -> list.forEach(parameter -> add(parameter, parameters)));
            (path.getKey().contains(LEVEL) ? LEVELS : List.of("")).forEach(level -> endpoints
                    .add(new Endpoint(path.getKey().replace(LEVEL, level), parameters)));
        });
        assertThat(endpoints).extracting(Endpoint::path).noneMatch(path -> path.contains("{"))
                .contains("/api/facebook/accounts", "/api/facebook/health", "/api/facebook/data/ads");
        return endpoints;
    }

    private static void add(JsonNode parameter, Set<String> names) {
        if (parameter.get("in").textValue().equals("query")) {
            names.add(parameter.get("name").textValue());
        }
    }

    boolean takes(String parameter) {
        return parameters.contains(parameter);
    }

    /** A valid request for an account and two days of March. */
    Map<String, String> valid(String accountId) {
        Map<String, String> valid = new LinkedHashMap<>();
        Map<String, String> known = new LinkedHashMap<>(Map.of("account_id", accountId, "since", "2026-03-01", "until",
                "2026-03-02"));
        known.forEach((name, value) -> {
            if (takes(name)) {
                valid.put(name, value);
            }
        });
        if (takes("format")) {
            valid.put("format", FORMAT);
        }
        if (takes("breakdown_set")) {
            valid.put("breakdown_set", BREAKDOWN_SET);
        }
        return valid;
    }

    /** The same request with one more parameter, if the endpoint has it. */
    Map<String, String> with(String accountId, String name, String value) {
        Map<String, String> request = valid(accountId);
        request.put(name, value);
        return request;
    }

    @Override
    public String toString() {
        return path;
    }
}
