package dev.fbads.gateway.connect;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.fbads.gateway.testing.FakeGraph;
import dev.fbads.gateway.testing.FakeGraphResource;
import dev.fbads.gateway.testing.LogLines;
import dev.fbads.gateway.testing.Reply;
import dev.fbads.gateway.testing.Sql;
import dev.fbads.gateway.testing.Vaulted;
import dev.fbads.local.backing.BackingServicesTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@WithTestResource(FakeGraphResource.class)
class ConnectResourceTest {

    private static final String CONNECT = "/api/facebook/connect";
    private static final String ACCOUNTS = """
            {"data":[{"account_id":"31","name":"Un","currency":"EUR","timezone_name":"Europe/Paris","account_status":1},
                     {"account_id":"32","name":"Deux","currency":"CAD","timezone_name":"America/Toronto","account_status":2}]}""";

    FakeGraph graph;

    @Inject
    Vaulted vaulted;

    private final AtomicReference<String> scopes = new AtomicReference<>("\"ads_read\"");
    private final AtomicReference<Reply> code = new AtomicReference<>(
            Reply.ok("{\"access_token\":\"EAAB-short\",\"token_type\":\"bearer\",\"expires_in\":5000}"));
    private int compte;
    private String manager;

    @BeforeEach
    void managedCompte() {
        compte = Integer.parseInt(Sql.rows(
                "INSERT INTO comptes (id, nom) SELECT coalesce(max(id), 1000) + 1, 'Test' FROM comptes RETURNING id").get(0));
        manager = "manager-" + compte;
        Sql.run("INSERT INTO compte_gestionnaires (compte_id, user_id) VALUES (?, ?)", compte, manager);
        graph.answers(call -> switch (call.path()) {
            case "/v26.0/oauth/access_token" -> call.param("code") != null ? code.get()
                    : Reply.ok("{\"access_token\":\"EAAB-long\",\"token_type\":\"bearer\",\"expires_in\":5183944}");
            case "/v26.0/debug_token" -> Reply.ok(("{\"data\":{\"app_id\":\"4711\",\"is_valid\":true,\"expires_at\":0,"
                    + "\"scopes\":[%s],\"user_id\":\"77\"}}").formatted(scopes.get()));
            default -> Reply.ok(ACCOUNTS);
        });
    }

    @Test
    void the_dialog_gets_what_meta_wants_and_no_secret() {
        String url = as(manager).get(CONNECT).then().statusCode(200).extract().path("url");

        assertThat(url).startsWith("https://www.facebook.com/v26.0/dialog/oauth?client_id=4711&redirect_uri="
                + "https%3A%2F%2Fads.example%2Fapi%2Ffacebook%2Fconnect%2Fcallback&state=")
                .endsWith("&scope=ads_read%2Cbusiness_management&response_type=code")
                .doesNotContain("test-app-secret");
    }

    @Test
    void a_person_who_comes_back_gets_a_lasting_token_and_a_choice_of_accounts() {
        String connection = back(state()).statusCode(200).body("compte_id", equalTo(compte)).body("accounts", hasSize(2))
                .body("accounts[0].account_id", equalTo("act_31")).body("accounts[0].currency", equalTo("EUR"))
                .body("accounts[1].account_status", equalTo(2)).extract().path("connection_id");

        assertThat(vaulted.opened(UUID.fromString(connection))).isEqualTo("EAAB-long");
        assertThat(graph.seen().getFirst().param("redirect_uri")).isEqualTo("https://ads.example" + CONNECT + "/callback");
        assertThat(graph.seen().getFirst().headers().get("Authorization")).isNull();
        assertThat(graph.seen().getFirst().param("client_secret")).isEqualTo("test-app-secret");
        as(manager).get(CONNECT + "/connections").then().statusCode(200).body("[0].connection_id", equalTo(connection))
                .body("[0].state", equalTo("valid"));
    }

    @Test
    void chosen_accounts_are_linked_and_only_those() {
        String connection = back(state()).extract().path("connection_id");

        link(manager, connection, "act_31").statusCode(200).body("[0].account_id", equalTo("act_31"));

        assertThat(Sql.rows("SELECT account_id, name, currency, timezone_name, account_status FROM facebook_ad_accounts"
                + " WHERE compte_id = ?", compte)).containsExactly("act_31 Un EUR Europe/Paris 1");
        link(manager, connection, "act_31\",\"act_99").statusCode(404).body("code", equalTo("account_not_found"));
        link(manager, connection, "x").statusCode(400).body("errors[0].field", equalTo("account_ids"));
        link(manager, UUID.randomUUID().toString(), "act_31").statusCode(404).body("code", equalTo("connection_not_found"));
    }

    @Test
    void connecting_again_replaces_the_token_of_the_same_person() {
        back(state()).statusCode(200);
        String second = back(state()).statusCode(200).extract().path("connection_id");

        as(manager).get(CONNECT + "/connections").then().body("connection_id", equalTo(List.of(second)));
    }

    @Test
    void a_state_is_good_once() {
        String state = state();
        back(state).statusCode(200);

        back(state).statusCode(400).body("code", equalTo("connect_state_invalid"));
        assertThat(Sql.rows("SELECT count(*) FROM gateway.tokens WHERE compte_id = ?", compte)).containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "x", "a.b", "%%%.%%%", "e30.e30" })
    void a_state_that_we_did_not_sign_is_refused(String state) {
        back(state).statusCode(400).body("code", equalTo("connect_state_invalid"));
        assertThat(graph.seen()).isEmpty();
    }

    @Test
    void a_state_with_a_changed_letter_is_refused() {
        String state = state();
        char changed = state.charAt(20) == 'A' ? 'B' : 'A';

        back(state.substring(0, 20) + changed + state.substring(21)).statusCode(400);
        assertThat(graph.seen()).isEmpty();
    }

    @Test
    void the_state_of_somebody_else_is_refused_with_a_token_and_without() {
        String state = state();

        as("victim").queryParam("state", state).queryParam("code", "c").get(CONNECT + "/callback").then().statusCode(403);
        given().queryParam("state", state).queryParam("code", "c").get(CONNECT + "/callback").then().statusCode(401);
        given().cookie(Browser.COOKIE, "guess").queryParam("state", state).queryParam("code", "c").get(CONNECT + "/callback")
                .then().statusCode(401);
        assertThat(graph.seen()).isEmpty();
    }

    @Test
    void the_browser_that_began_needs_no_bearer_token() {
        Response start = as(manager).get(CONNECT);
        assertThat(start.header("Set-Cookie")).contains("HttpOnly").contains("Secure").contains("SameSite=Lax");

        given().cookie(Browser.COOKIE, start.cookie(Browser.COOKIE)).queryParam("state", stateIn(start))
                .queryParam("code", "c").get(CONNECT + "/callback").then().statusCode(200);
    }

    @Test
    void whoever_no_longer_manages_the_compte_is_refused() {
        String state = state();
        Sql.run("DELETE FROM compte_gestionnaires WHERE compte_id = ?", compte);

        back(state).statusCode(403).body("code", equalTo("forbidden"));
        assertThat(graph.seen()).isEmpty();
    }

    @Test
    void a_person_who_unticked_ads_read_is_told_and_nothing_is_kept() {
        scopes.set("\"public_profile\"");

        back(state()).statusCode(400).body("code", equalTo("connect_scope_missing"));
        assertThat(Sql.rows("SELECT 1 FROM gateway.tokens WHERE compte_id = ?", compte)).isEmpty();
    }

    @Test
    void a_refusal_in_the_dialog_or_of_the_code_is_told() {
        as(manager).queryParam("state", state()).queryParam("error", "access_denied").get(CONNECT + "/callback").then()
                .statusCode(400).body("code", equalTo("connect_refused"));
        code.set(Reply.error(400, 100, 36009, "This authorization code has been used."));
        back(state()).statusCode(400).body("code", equalTo("connect_refused"));
        code.set(Reply.html(502));
        back(state()).statusCode(502).body("code", equalTo("upstream_unavailable"));
    }

    @Test
    void only_managers_connect_and_only_their_comptes() {
        as("client-" + compte).get(CONNECT).then().statusCode(403).body("code", equalTo("forbidden"));
        as(manager).queryParam("compte_id", 1_000_000).get(CONNECT).then().statusCode(403);
        given().get(CONNECT).then().statusCode(401).body("code", equalTo("unauthenticated"));
        given().auth().oauth2("nonsense").get(CONNECT).then().statusCode(401).contentType("application/problem+json");
        Sql.run("INSERT INTO comptes (id) VALUES (999001) ON CONFLICT DO NOTHING");
        Sql.run("INSERT INTO compte_gestionnaires (compte_id, user_id) VALUES (999001, ?)", manager);
        as(manager).get(CONNECT).then().statusCode(400).body("code", equalTo("compte_required"));
        as(manager).queryParam("compte_id", compte).get(CONNECT).then().statusCode(200).body("url", startsWith("https://"));
    }

    @Test
    void a_connection_of_another_compte_does_not_exist() {
        String connection = back(state()).extract().path("connection_id");
        int foreign = compte + 500_000;
        Sql.run("INSERT INTO comptes (id) VALUES (?) ON CONFLICT DO NOTHING", foreign);
        Sql.run("INSERT INTO compte_gestionnaires (compte_id, user_id) VALUES (?, 'other-manager')", foreign);

        link("other-manager", connection, "act_31").statusCode(404).body("code", equalTo("connection_not_found"));
        as("other-manager").delete(CONNECT + "/" + connection).then().statusCode(404);
        as("other-manager").get(CONNECT + "/connections").then().statusCode(200).body("$", hasSize(0));
        // The installation's own token is nobody's connection.
        as(manager).delete(CONNECT + "/" + new UUID(0, 1)).then().statusCode(404);
    }

    @Test
    void disconnecting_deletes_the_token_and_what_is_known_of_it() {
        String connection = back(state()).extract().path("connection_id");

        as(manager).delete(CONNECT + "/" + connection).then().statusCode(204);
        as(manager).delete(CONNECT + "/" + connection).then().statusCode(404);
        as(manager).delete(CONNECT + "/nonsense").then().statusCode(404);

        assertThat(Sql.rows("SELECT 1 FROM gateway.tokens WHERE id = ?::uuid", connection)).isEmpty();
        assertThat(Sql.rows("SELECT 1 FROM gateway.token_accounts WHERE token_id = ?::uuid", connection)).isEmpty();
    }

    @Test
    void no_log_line_no_answer_and_no_table_holds_a_token_or_a_code() {
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

    private String state() {
        return stateIn(as(manager).queryParam("compte_id", compte).get(CONNECT));
    }

    private static String stateIn(Response start) {
        String query = URI.create(start.path("url")).getRawQuery();
        String state = query.replaceAll(".*&state=([^&]*)&.*", "$1");
        return URLDecoder.decode(state, StandardCharsets.UTF_8);
    }

    private ValidatableResponse back(String state) {
        return as(manager).queryParam("state", state).queryParam("code", "the-code").get(CONNECT + "/callback").then();
    }

    private static ValidatableResponse link(String user, String connection, String account) {
        return as(user).contentType("application/json")
                .body("{\"connection_id\":\"%s\",\"account_ids\":[\"%s\"]}".formatted(connection, account))
                .post(CONNECT + "/accounts").then();
    }

    private static RequestSpecification as(String user) {
        return given().auth().oauth2(BackingServicesTestResource.current().oidc().token(user, "fbads", Map.of(),
                Duration.ofHours(1)));
    }
}
