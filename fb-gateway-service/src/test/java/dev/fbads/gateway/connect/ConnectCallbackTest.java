package dev.fbads.gateway.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.fbads.gateway.testing.FakeGraphResource;
import dev.fbads.gateway.testing.LogLines;
import dev.fbads.gateway.testing.Reply;
import dev.fbads.gateway.testing.Sql;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** The redirect from the dialog. */
@QuarkusTest
@WithTestResource(FakeGraphResource.class)
class ConnectCallbackTest extends ConnectFlow {

    @Test
    void aSuccessfulRedirectStoresALongLivedTokenAndListsAccounts() {
        String connection = back(state()).statusCode(200).body("compte_id", equalTo(compte)).body("accounts", hasSize(2))
                .body("accounts[0].account_id", equalTo("act_31")).body("accounts[0].currency", equalTo("EUR"))
                .body("accounts[1].account_status", equalTo(2)).extract().path("connection_id");

        assertThat(storedTokens.opened(UUID.fromString(connection))).isEqualTo("EAAB-long");
        assertThat(graph.seen().getFirst().param("redirect_uri")).isEqualTo("https://ads.example" + CONNECT + "/callback");
        assertThat(graph.seen().getFirst().headers().get("Authorization")).isNull();
        assertThat(graph.seen().getFirst().param("client_secret")).isEqualTo("test-app-secret");
        as(manager).get(CONNECT + "/connections").then().statusCode(200).body("[0].connection_id", equalTo(connection))
                .body("[0].state", equalTo("valid"));
    }

    @Test
    void connectingAgainReplacesTheTokenOfTheSamePerson() {
        back(state()).statusCode(200);
        String second = back(state()).statusCode(200).extract().path("connection_id");

        as(manager).get(CONNECT + "/connections").then().body("connection_id", equalTo(List.of(second)));
    }

    @Test
    void aMissingPermissionIsReportedAndNothingIsStored() {
        scopes.set("\"public_profile\"");

        back(state()).statusCode(400).body("code", equalTo("connect_scope_missing"));
        assertThat(Sql.rows("SELECT 1 FROM gateway.tokens WHERE compte_id = ?", compte)).isEmpty();
    }

    @Test
    void aRefusalInTheDialogOrOfTheCodeIsReported() {
        as(manager).queryParam("state", state()).queryParam("error", "access_denied").get(CONNECT + "/callback").then()
                .statusCode(400).body("code", equalTo("connect_refused"));
        code.set(Reply.error(400, 100, 36009, "This authorization code has been used."));
        back(state()).statusCode(400).body("code", equalTo("connect_refused"));
        code.set(Reply.html(502));
        back(state()).statusCode(502).body("code", equalTo("upstream_unavailable"));
    }

    @Test
    void noLogLineResponseOrTableHoldsATokenOrACode() {
        StringBuilder said = new StringBuilder();
        try (LogLines log = new LogLines("dev.fbads.gateway")) {
            said.append(back(state()).extract().asString());
            code.set(Reply.error(400, 190, null, "Malformed access token EAAB-short for code the-code test-app-secret"));
            said.append(back(state()).extract().asString());
            log.lines().forEach(said::append);
        }
        Sql.rows("SELECT t::text, encode(ciphertext, 'escape') FROM gateway.tokens t").forEach(said::append);

        assertThat(said.toString()).contains("connected tokenId=").doesNotContain("EAAB-", "the-code", "test-app-secret");
    }
}
