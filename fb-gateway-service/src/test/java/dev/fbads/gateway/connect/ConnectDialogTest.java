package dev.fbads.gateway.connect;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.fbads.gateway.testing.FakeGraphResource;
import dev.fbads.gateway.testing.Sql;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Who may start the dialog, and which states are accepted. */
@QuarkusTest
@WithTestResource(FakeGraphResource.class)
class ConnectDialogTest extends ConnectFlow {

    @Test
    void theDialogAddressHasTheRequiredParametersAndNoSecret() {
        String url = as(manager).get(CONNECT).then().statusCode(200).extract().path("url");

        assertThat(url).startsWith("https://www.facebook.com/v26.0/dialog/oauth?client_id=4711&redirect_uri="
                + "https%3A%2F%2Fads.example%2Fapi%2Ffacebook%2Fconnect%2Fcallback&state=")
                .endsWith("&scope=ads_read%2Cbusiness_management&response_type=code")
                .doesNotContain("test-app-secret");
    }

    @Test
    void aStateIsAcceptedOnce() {
        String state = state();
        back(state).statusCode(200);

        back(state).statusCode(400).body("code", equalTo("connect_state_invalid"));
        assertThat(Sql.rows("SELECT count(*) FROM gateway.tokens WHERE compte_id = ?", compte)).containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "x", "a.b", "%%%.%%%", "e30.e30" })
    void aStateWithAnInvalidSignatureIsRefused(String state) {
        back(state).statusCode(400).body("code", equalTo("connect_state_invalid"));
        assertThat(graph.seen()).isEmpty();
    }

    @Test
    void aModifiedStateIsRefused() {
        String state = state();
        char changed = state.charAt(20) == 'A' ? 'B' : 'A';

        back(state.substring(0, 20) + changed + state.substring(21)).statusCode(400);
        assertThat(graph.seen()).isEmpty();
    }

    @Test
    void theStateOfAnotherUserIsRefusedWithAndWithoutToken() {
        String state = state();

        as("victim").queryParam("state", state).queryParam("code", "c").get(CONNECT + "/callback").then().statusCode(403);
        given().queryParam("state", state).queryParam("code", "c").get(CONNECT + "/callback").then().statusCode(401);
        given().cookie(BrowserBinding.COOKIE, "guess").queryParam("state", state).queryParam("code", "c")
                .get(CONNECT + "/callback")
                .then().statusCode(401);
        assertThat(graph.seen()).isEmpty();
    }

    @Test
    void theBrowserThatStartedNeedsNoBearerToken() {
        Response start = as(manager).get(CONNECT);
        assertThat(start.header("Set-Cookie")).contains("HttpOnly").contains("Secure").contains("SameSite=Lax");

        given().cookie(BrowserBinding.COOKIE, start.cookie(BrowserBinding.COOKIE)).queryParam("state", stateIn(start))
                .queryParam("code", "c").get(CONNECT + "/callback").then().statusCode(200);
    }

    @Test
    void aUserWhoNoLongerManagesTheCompteIsRefused() {
        String state = state();
        Sql.run("DELETE FROM compte_gestionnaires WHERE compte_id = ?", compte);

        back(state).statusCode(403).body("code", equalTo("forbidden"));
        assertThat(graph.seen()).isEmpty();
    }

    @Test
    void onlyManagersConnectAndOnlyTheirComptes() {
        as("client-" + compte).get(CONNECT).then().statusCode(403).body("code", equalTo("forbidden"));
        as(manager).queryParam("compte_id", 1_000_000).get(CONNECT).then().statusCode(403);
        given().get(CONNECT).then().statusCode(401).body("code", equalTo("unauthenticated"));
        given().auth().oauth2("nonsense").get(CONNECT).then().statusCode(401).contentType("application/problem+json");
        Sql.run("INSERT INTO comptes (id) VALUES (999001) ON CONFLICT DO NOTHING");
        Sql.run("INSERT INTO compte_gestionnaires (compte_id, user_id) VALUES (999001, ?)", manager);
        as(manager).get(CONNECT).then().statusCode(400).body("code", equalTo("compte_required"));
        as(manager).queryParam("compte_id", compte).get(CONNECT).then().statusCode(200).body("url", startsWith("https://"));
    }
}
