package dev.fbads.gateway.accounts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.fbads.gateway.testing.FakeGraph;
import dev.fbads.gateway.testing.FakeGraphResource;
import dev.fbads.gateway.testing.Reply;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@WithTestResource(FakeGraphResource.class)
class AccountsResourceTest {

    private static final String FIRST = """
            {"data":[{"account_id":"900","name":"Boulangerie \\u00c9toile","currency":"EUR","timezone_name":"Europe/Paris",
            "account_status":1,"id":"act_900"}],"paging":{"cursors":{"after":"C2"},"next":"https://x?access_token=T&after=C2"}}""";
    private static final String SECOND = """
            {"data":[{"account_id":"901","account_status":2,"id":"act_901"}],"paging":{"cursors":{"after":"C3"}}}""";

    FakeGraph graph;

    @Test
    void allPagesOfAccountsAreListed() {
        graph.respondsInOrder(Reply.ok(FIRST), Reply.ok(SECOND));

        String body = list().statusCode(200).extract().asString();

        assertThat(body).isEqualTo("[{\"account_id\":\"act_900\",\"name\":\"Boulangerie Étoile\",\"currency\":\"EUR\","
                + "\"timezone_name\":\"Europe/Paris\",\"account_status\":1},{\"account_id\":\"act_901\",\"account_status\":2}]");
        assertThat(graph.seen()).extracting(seen -> seen.param("after")).containsExactly(null, "C2");
        assertThat(graph.seen().getFirst().path()).isEqualTo("/v26.0/me/adaccounts");
    }

    @Test
    void aListThatCannotBeCompletedIsAnError() {
        graph.respondsInOrder(Reply.ok(FIRST), Reply.error(400, 190, null, "void"));

        list().statusCode(502).contentType("application/problem+json").body("code", equalTo("upstream_unavailable"));
    }

    @Test
    void aPauseIsReturned() {
        graph.respondsInOrder(Reply.error(400, 80004, null, "wait", Map.of("Retry-After", "60")));

        list().statusCode(503).header("Retry-After", "60").body("code", equalTo("service_unavailable"));
    }

    @Test
    void anAccountWithoutIdIsMalformed() {
        graph.respondsInOrder(Reply.ok("{\"data\":[{\"name\":\"x\"}]}"));

        list().statusCode(502);
    }

    @Test
    void oneAccountIsReadFromMeta() {
        graph.respondsInOrder(Reply.ok("{\"account_id\":\"900\",\"name\":\"Renamed\",\"currency\":\"EUR\","
                + "\"timezone_name\":\"Europe/Paris\",\"account_status\":2,\"id\":\"act_900\"}"));

        one("act_900", "?compte_id=1").statusCode(200).body("account_id", equalTo("act_900")).body("name", equalTo("Renamed"))
                .body("account_status", equalTo(2));

        assertThat(graph.seen().getFirst().path()).isEqualTo("/v26.0/act_900");
        assertThat(graph.seen().getFirst().param("fields")).isEqualTo("account_id,name,currency,timezone_name,account_status");
    }

    @Test
    void anUnreadableAccountIsNotFoundAndAPauseIsReturned() {
        graph.respondsInOrder(Reply.error(400, 100, 33, "no such object"));
        one("act_903", "?compte_id=1").statusCode(404).body("code", equalTo("account_not_found"));

        graph.respondsInOrder(Reply.error(400, 80004, null, "wait", Map.of("Retry-After", "60")));
        one("act_900", "?compte_id=1").statusCode(503).header("Retry-After", "60");
    }

    @Test
    void anAccountRequiresItsIdAndACompte() {
        one("900x", "?compte_id=1").statusCode(400).body("errors[0].code", equalTo("invalid_account_id"));
        one("act_900", "").statusCode(400).body("errors[0].field", equalTo("compte_id"));
    }

    @Test
    void theServiceTokenIsNeeded() {
        given().get("/internal/accounts").then().statusCode(401);
        given().get("/internal/accounts/act_900?compte_id=1").then().statusCode(401);
    }

    private static ValidatableResponse one(String accountId, String query) {
        return given().header("Authorization", "Bearer test-service-token-of-32-characters!")
                .get("/internal/accounts/" + accountId + query)
                .then();
    }

    private static ValidatableResponse list() {
        return given().header("Authorization", "Bearer test-service-token-of-32-characters!")
                .get("/internal/accounts")
                .then();
    }
}
