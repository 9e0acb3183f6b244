package dev.fbads.query.level;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.query.testing.Api;
import dev.fbads.query.testing.Fixture;
import dev.fbads.query.testing.ServiceTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;

/** Refused requests and their problems. The clock of the tests starts on 2026-03-15. */
@ServiceTest
class LevelRefusalTest {

    private static final String PERIOD = "&since=2026-03-01&until=2026-03-02";

    @BeforeAll
    static void store() throws SQLException {
        Fixture.store();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            campaigns?since=2026-03-01&until=2026-03-02                                   | account_id  | required
            campaigns?account_id=&since=2026-03-01&until=2026-03-02                       | account_id  | required
            campaigns?account_id=abc&since=2026-03-01&until=2026-03-02                    | account_id  | invalid_account_id
            campaigns?account_id=act_act_1&since=2026-03-01&until=2026-03-02              | account_id  | invalid_account_id
            campaigns?account_id=1001&since=2026-03-01&since=2026-03-01&until=2026-03-02  | since       | given_twice
            campaigns?account_id=1001&until=2026-03-02                                    | since       | required
            campaigns?account_id=1001&since=2026-03-01                                    | until       | required
            campaigns?account_id=1001&since=01/03/2026&until=2026-03-02                   | since       | invalid_date
            campaigns?account_id=1001&since=2026-02-30&until=2026-03-02                   | since       | invalid_date
            campaigns?account_id=1001&since=2026-03-02&until=2026-03-01                   | until       | reversed_period
            campaigns?account_id=1001&since=2026-03-01&until=2026-03-16                   | until       | future_date
            campaigns?account_id=1001&since=2023-02-14&until=2026-03-01                   | since       | before_history
            campaigns?account_id=1001&since=2026-03-01&until=2026-03-02&order=spend       | order       | unknown_field
            campaigns?account_id=1001&since=2026-03-01&until=2026-03-02&date_preset=today | date_preset | period_given_twice
            campaigns?account_id=1001&date_preset=fortnight                               | date_preset | unknown_date_preset
            campaigns?account_id=1001&since=2026-03-01&until=2026-03-02&sort=speed        | sort        | unknown_sort
            campaigns?account_id=1001&since=2026-03-01&until=2026-03-02&sort=--spend      | sort        | unknown_sort
            campaigns?account_id=1001&since=2026-03-01&until=2026-03-02&sort=actions:     | sort        | unknown_sort
            campaigns?account_id=1001&since=2026-03-01&until=2026-03-02&sort=reactions:x  | sort        | unknown_sort
            campaigns?account_id=1001&since=2026-03-01&until=2026-03-02&limit=0           | limit       | out_of_range
            campaigns?account_id=1001&since=2026-03-01&until=2026-03-02&limit=1001        | limit       | out_of_range
            campaigns?account_id=1001&since=2026-03-01&until=2026-03-02&limit=x           | limit       | out_of_range
            campaigns?account_id=1001&since=2026-03-01&until=2026-03-02&after=AAAA        | after       | invalid_cursor
            campaigns?account_id=1001&since=2026-03-01&until=2026-03-02&after=*           | after       | invalid_cursor
            ads?account_id=1001&since=2026-03-01&until=2026-03-02&status=SLEEPING         | status      | unknown_status
            account?account_id=1001&since=2026-03-01&until=2026-03-02&status=ACTIVE       | status      | not_at_level
            ads?account_id=1001&since=2026-03-01&until=2026-03-02&compare=last_week       | compare     | unknown_comparison
            ads?account_id=1001&since=2026-03-01&until=2026-03-02&compare_since=2026-01-01 | compare_until | required
            ads?account_id=1001&since=2026-03-01&until=2026-03-02&compare_since=2026-03-16&compare_until=2026-03-16 | compare_until | future_date
            ads?account_id=1001&since=1826-03-01&until=2026-03-02                         | since       | before_history
            ads?account_id=1001&since=-999999999-01-01&until=2026-03-02                   | since       | before_history
            ads?account_id=1001&since=2026-03-01&until=2226-03-02                         | until       | future_date
            ads?account_id=1001&since=2026-03-01&until=2026-03-02&compare_since=1826-01-01&compare_until=2026-01-01 | compare_since | before_history
            campaigns?account_id=1001&since=2026-03-01&until=2026-03-02&compte_id=one     | compte_id   | invalid_id
            campaigns?account_id=1001&since=2026-03-01&until=2026-03-02&compte_id=99999999999 | compte_id | out_of_range
            campaigns?account_id=1001&since=2026-03-01&until=2026-03-02&campaign_id=x     | campaign_id | invalid_id
            campaigns?account_id=1001&since=2026-03-01&until=2026-03-02&adset_id=-1       | adset_id    | invalid_id
            creatives?account_id=1001&since=2026-03-01&until=2026-03-02                   | level       | unknown_level
            """)
    void aBadRequestNamesFieldAndCodeInBothLanguages(String request, String field, String code) {
        JsonNode english = problem(Api.as("client").get("/api/facebook/data/" + request), 400, "invalid_request");
        JsonNode french = problem(
                Api.as("client").header("Accept-Language", "fr-CA,fr;q=0.9").get("/api/facebook/data/" + request), 400,
                "invalid_request");

        assertThat(english.at("/errors/0/field").textValue()).isEqualTo(field);
        assertThat(english.at("/errors/0/code").textValue()).isEqualTo(code);
        assertThat(english.get("title").textValue()).isEqualTo("The request is not valid.");
        assertThat(french.at("/errors/0/code").textValue()).isEqualTo(code);
        assertThat(french.get("title").textValue()).isEqualTo("La requête n'est pas valide.");
        assertThat(french.at("/errors/0/message").textValue()).isNotBlank()
                .isNotEqualTo(english.at("/errors/0/message").textValue());
    }

    @Test
    void allViolationsAreReportedAtOnce() {
        JsonNode problem = problem(Api.as("client").get("/api/facebook/data/ads?account_id=x&since=y&limit=z"), 400,
                "invalid_request");

        assertThat(problem.get("errors").findValuesAsText("field")).containsExactlyInAnyOrder("limit", "account_id", "since",
                "until");
    }

    @ParameterizedTest
    @ValueSource(strings = { "account_id", "campaign_id", "adset_id" })
    void tenThousandIdsAreRefusedByName(String field) {
        String ids = IntStream.range(0, 10_000).mapToObj(i -> "1202100000000" + i).collect(Collectors.joining(","));
        String account = field.equals("account_id") ? "" : "&account_id=1001";

        JsonNode problem = problem(Api.as("client").get("/api/facebook/data/ads?" + field + "=" + ids + account + PERIOD), 400,
                "invalid_request");

        assertThat(problem.at("/errors/0/field").textValue()).isEqualTo(field);
        assertThat(problem.at("/errors/0/code").textValue()).isEqualTo("too_many");
    }

    @Test
    void todayIsTheLaterOfTheAccountsAndTheReportingZones() {
        String until = "&since=2026-03-01&until=2026-03-16";

        Api.as("client").get("/api/facebook/data/ads?account_id=" + Fixture.EASTERN_ACCOUNT + until).then().statusCode(200);
        Api.as("client").get("/api/facebook/data/ads?account_id=" + Fixture.ACCOUNT + until).then().statusCode(400);
    }

    @Test
    void aForeignAccountIsRefusedLikeOneThatDoesNotExist() {
        Response foreign = Api.as("client").get("/api/facebook/data/ads?account_id=" + Fixture.FOREIGN_ACCOUNT + PERIOD);
        Response unknown = Api.as("client").get("/api/facebook/data/ads?account_id=act_9009" + PERIOD);
        Response otherCompte = Api.as("client").get("/api/facebook/data/ads?account_id=1001&compte_id=2" + PERIOD);

        problem(foreign, 404, "account_not_found");
        assertThat(foreign.asString()).isEqualTo(unknown.asString()).isEqualTo(otherCompte.asString());
    }

    @Test
    void anAccountOfSeveralComptesNeedsOneNamed() {
        String request = "/api/facebook/data/ads?account_id=" + Fixture.SHARED_ACCOUNT + PERIOD;

        JsonNode problem = problem(Api.as("direction").get(request), 400, "compte_required");

        assertThat(problem.at("/errors/0/field").textValue()).isEqualTo("compte_id");
        Api.as("direction").get(request + "&compte_id=2").then().statusCode(200);
        Api.as("client").get(request).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/api/facebook/accounts", "/api/facebook/data/ads?account_id=1001&since=x" })
    void aValidTokenIsRequired(String path) {
        refused(RestAssured.given().get(path));
        refused(Api.with("not-a-token").get(path));
        refused(Api.with(Api.token("client", "fbads", Duration.ofMinutes(-5))).get(path));
        refused(Api.with(Api.token("client", "somebody-else", Duration.ofMinutes(5))).get(path));
    }

    @Test
    void unknownPathsAndMethodsAreProblems() {
        problem(Api.as("client").get("/api/facebook/nothing"), 404, "not_found");
        problem(Api.as("client").post("/api/facebook/accounts"), 405, "method_not_allowed");
        problem(Api.as("client").get("/api/facebook/accounts?page=2"), 400, "invalid_request");
    }

    private static void refused(Response response) {
        problem(response, 401, "unauthenticated");
        assertThat(response.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    private static JsonNode problem(Response response, int status, String code) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        JsonNode problem = Api.json(response);
        assertThat(problem.get("status").intValue()).isEqualTo(status);
        assertThat(problem.get("code").textValue()).isEqualTo(code);
        assertThat(problem.get("type").textValue()).isEqualTo("urn:fbads:problem:" + code);
        return problem;
    }
}
