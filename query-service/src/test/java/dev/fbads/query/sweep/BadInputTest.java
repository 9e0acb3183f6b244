package dev.fbads.query.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.query.testing.Api;
import dev.fbads.query.testing.QuickApi;
import dev.fbads.query.testing.QuickApi.QuickResponse;
import dev.fbads.query.testing.ServiceTest;
import io.restassured.response.Response;

/** Bad values of every documented parameter of every endpoint. */
@ServiceTest
class BadInputTest {

    private static final Tenant TENANT = Tenant.ALL.getFirst();
    private static final String TEN_THOUSAND = IntStream.range(0, 10_000)
            .mapToObj(i -> "1202100000000" + i)
            .collect(Collectors.joining(","));
    private static final Map<String, List<String>> BAD = Map.ofEntries(
            Map.entry("account_id", List.of("x", "act_", "1,,2", TEN_THOUSAND)),
            Map.entry("compte_id", List.of("x", "-1", "99999999999", "1.5")),
            Map.entry("since", List.of("x", "2026-02-30", "1826-03-01", "-999999999-01-01")),
            Map.entry("until", List.of("x", "2226-03-01", "2026-03")),
            Map.entry("compare", List.of("x")),
            Map.entry("campaign_id", List.of("x", "-1", TEN_THOUSAND)),
            Map.entry("adset_id", List.of("x", "1;DROP", TEN_THOUSAND)),
            Map.entry("search", List.of("x".repeat(5000))),
            Map.entry("sort", List.of("speed", "--spend", "x".repeat(5000))),
            Map.entry("limit", List.of("0", "-1", "x", "1000000", "99999999999999999999")),
            Map.entry("after", List.of("AAAA", "*", "x".repeat(5000))));
    private static final List<String> STRANGE = List.of("", " ", "\u2603", "\0", "\uD83D\uDE00", "'\"; --", "%",
            "\u202Ex", "x".repeat(10_000), "{}", "null", "NaN");

    private static QuickApi api = QuickApi.with("");

    @BeforeAll
    static void store() throws SQLException {
        Tenant.store();
        api = QuickApi.with(TENANT.token());
    }

    @Test
    void anUnknownParameterIsRefusedByName() {
        for (Endpoint endpoint : Endpoint.all()) {
            assertRefused(endpoint, endpoint.with(TENANT.account(), "no_such_parameter", "1"), "no_such_parameter");
        }
    }

    @Test
    void aBadValueIsRefusedByTheNameOfItsParameter() {
        for (Endpoint endpoint : Endpoint.all()) {
            BAD.forEach((name, values) -> {
                if (endpoint.takes(name)) {
                    values.forEach(value -> assertRefused(endpoint, endpoint.with(TENANT.account(), name, value), name));
                }
            });
        }
    }

    @Test
    void noValueOfAnyParameterIsAnErrorOfTheService() {
        for (Endpoint endpoint : Endpoint.all()) {
            for (String name : endpoint.parameters()) {
                for (String value : STRANGE) {
                    QuickResponse response = ask(endpoint, endpoint.with(TENANT.account(), name, value));

                    assertThat(response.status()).as("%s %s=%s", endpoint, name, value).isLessThan(500);
                }
            }
        }
    }

    @Test
    void anUnknownLevelIsRefused() {
        List<String> levels = List.of("creatives", "ADS", "ads%00", "..%2f", "x".repeat(2000));
        for (String level : levels) {
            Response response = Api.with(TENANT.token()).urlEncodingEnabled(false)
                    .get("/api/facebook/data/" + level + "?account_id=" + TENANT.account()
                            + "&since=2026-03-01&until=2026-03-02");

            assertThat(response.statusCode()).as(level).isIn(400, 404);
            assertThat(response.contentType()).as(level).startsWith("application/problem+json");
        }
    }

    private static void assertRefused(Endpoint endpoint, Map<String, String> request, String field) {
        QuickResponse response = ask(endpoint, request);

        assertThat(response.status()).as(response.body()).isEqualTo(400);
        String about = endpoint + " " + field + ": " + response.body();
        assertThat(response.contentType()).as(about).startsWith("application/problem+json");
        JsonNode problem = response.json();
        assertThat(problem.get("code").textValue()).as(about).isEqualTo("invalid_request");
        assertThat(problem.get("errors").findValuesAsText("field")).as(about).contains(field);
    }

    private static QuickResponse ask(Endpoint endpoint, Map<String, String> request) {
        return api.get(endpoint.path(), request);
    }
}
