package dev.fbads.query.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.query.testing.Api;
import dev.fbads.query.testing.ServiceTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;

/** No documented endpoint returns data of a foreign compte, on connections that all users share. */
@ServiceTest
@TestProfile(SmallPool.class)
class TenantIsolationTest {

    private static final int REQUESTS = 10_000;
    private static final int CLIENTS = 16;

    @BeforeEach
    void store() throws SQLException {
        Tenant.store();
    }

    @Test
    void everyUserSeesTheOwnData() {
        for (Tenant tenant : Tenant.ALL) {
            for (Endpoint endpoint : Endpoint.all()) {
                Response own = ask(tenant, endpoint, endpoint.valid(tenant.account()));

                assertThat(own.statusCode()).as(endpoint + own.asString()).isEqualTo(200);
                assertHoldsNothingForeign(tenant, endpoint, own);
                if (!endpoint.path().endsWith("/metrics")) {
                    assertThat(own.asString()).as(endpoint.path()).contains(tenant.mark());
                }
            }
        }
    }

    @Test
    void noEndpointReturnsDataForAForeignId() {
        for (Tenant tenant : Tenant.ALL) {
            for (Tenant other : tenant.others().toList()) {
                for (Endpoint endpoint : Endpoint.all()) {
                    for (Map<String, String> request : foreign(endpoint, tenant, other)) {
                        assertNothing(tenant, endpoint, ask(tenant, endpoint, request), request);
                    }
                }
            }
        }
    }

    @Test
    void anUnknownUserSeesNothing() {
        for (Endpoint endpoint : Endpoint.all()) {
            Response response = RestAssured.given()
                    .queryParams(endpoint.valid(Tenant.ALL.getFirst().account()))
                    .get(endpoint.path());

            assertThat(response.statusCode()).as(endpoint.path()).isEqualTo(401);
        }
    }

    @Test
    void tenThousandConcurrentRequestsAreNeverMixedUp() throws Exception {
        List<Endpoint> endpoints = Endpoint.all();
        Map<Tenant, String> tokens = Tenant.ALL.stream().collect(Collectors.toMap(tenant -> tenant, Tenant::token));
        try (HttpClient client = HttpClient.newHttpClient();
                ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> requests = IntStream.range(0, REQUESTS).<Future<?>> mapToObj(i -> threads.submit(() -> {
                Tenant tenant = Tenant.ALL.get(i % Tenant.ALL.size());
                boolean foreign = i % 5 == 0;
                Tenant asked = foreign ? tenant.others().findFirst().orElseThrow() : tenant;
                Endpoint endpoint = endpoints.get(i / Tenant.ALL.size() % endpoints.size());
                var response = client.send(HttpRequest.newBuilder(uri(endpoint, endpoint.valid(asked.account())))
                        .header("Authorization", "Bearer " + tokens.get(tenant))
                        .build(), BodyHandlers.ofString());
                assertThat(response.statusCode()).isEqualTo(foreign && endpoint.takes("account_id") ? 404 : 200);
                tenant.others().forEach(other -> assertThat(response.body()).doesNotContain(other.mark()));
                return null;
            })).toList();
            for (Future<?> request : requests) {
                request.get();
            }
        }
    }

    private static List<Map<String, String>> foreign(Endpoint endpoint, Tenant tenant, Tenant other) {
        List<Map<String, String>> requests = new ArrayList<>();
        if (endpoint.takes("account_id")) {
            requests.add(endpoint.valid(other.account()));
            requests.add(endpoint.valid(tenant.account() + "," + other.account()));
        }
        for (String name : List.of("campaign_id", "adset_id", "ad_id", "compte_id", "search", "after")) {
            if (endpoint.takes(name)) {
                String value = value(name, endpoint, other);
                requests.add(endpoint.with(tenant.account(), name, value));
                requests.add(endpoint.with(other.account(), name, value));
            }
        }
        if (endpoint.takes("compte_id")) {
            Map<String, String> whole = endpoint.with(other.account(), "compte_id", Integer.toString(other.compteId()));
            whole.remove("account_id");
            requests.add(whole);
        }
        return requests;
    }

    private static String value(String name, Endpoint endpoint, Tenant other) {
        return switch (name) {
            case "campaign_id" -> other.campaign();
            case "adset_id" -> other.adset();
            case "ad_id", "search" -> other.ad(0);
            case "compte_id" -> Integer.toString(other.compteId());
            default -> cursor(endpoint, other);
        };
    }

    /** A cursor of the other user, or an invented one if all of their rows fit on one page. */
    private static String cursor(Endpoint endpoint, Tenant other) {
        JsonNode page = Api.json(ask(other, endpoint, endpoint.with(other.account(), "limit", "1"))).path("page");
        return page.path("after").asText("AAAA");
    }

    /** 404, or 400 for a foreign cursor, or a response without rows. */
    private static void assertNothing(Tenant tenant, Endpoint endpoint, Response response, Map<String, String> request) {
        assertThat(response.statusCode()).as(endpoint + " " + request + response.asString()).isIn(200, 400, 404);
        assertHoldsNothingForeign(tenant, endpoint, response);
        if (response.statusCode() == 200 && response.contentType().startsWith("application/json")) {
            JsonNode rows = Api.json(response).path("rows");
            boolean ownAccount = endpoint.path().contains("/account");
            assertThat(rows.size()).as(endpoint + " " + request).isLessThanOrEqualTo(ownAccount ? 1 : 0);
            // Also totals, points of series and shares of breakdowns; null is no value.
            assertThat(Api.json(response).findValues("impressions")).as(endpoint + " " + request)
                    .allMatch(value -> value.asLong() == 0 && !value.isContainerNode());
        }
        if (response.statusCode() == 200 && response.contentType().startsWith("application/x-ndjson")
                && !endpoint.path().contains("/account")) {
            assertThat(response.asString()).as(endpoint + " " + request).isEmpty();
        }
        if (response.statusCode() == 400) {
            assertThat(request).as(endpoint.path()).containsKey("after");
        }
    }

    private static void assertHoldsNothingForeign(Tenant tenant, Endpoint endpoint, Response response) {
        tenant.others().forEach(other -> assertThat(response.asString()).as(endpoint.path()).doesNotContain(other.mark()));
    }

    private static Response ask(Tenant tenant, Endpoint endpoint, Map<String, String> request) {
        return Api.with(tenant.token()).queryParams(request).get(endpoint.path());
    }

    private static URI uri(Endpoint endpoint, Map<String, String> request) {
        return URI.create("http://localhost:" + RestAssured.port + endpoint.path() + request.entrySet()
                .stream()
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("&", "?", "")));
    }
}
