package dev.fbads.gateway.connect;

import static io.restassured.RestAssured.given;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;

import dev.fbads.gateway.testing.FakeGraph;
import dev.fbads.gateway.testing.Reply;
import dev.fbads.gateway.testing.Sql;
import dev.fbads.gateway.testing.StoredTestToken;
import dev.fbads.local.backing.BackingServicesTestResource;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** A compte with its manager, a cooperating fake of Meta, and the steps of the dialog. */
abstract class ConnectFlow {

    static final String CONNECT = "/api/facebook/connect";
    private static final String ACCOUNTS = """
            {"data":[{"account_id":"31","name":"Un","currency":"EUR","timezone_name":"Europe/Paris","account_status":1},
                     {"account_id":"32","name":"Deux","currency":"CAD","timezone_name":"America/Toronto","account_status":2}]}""";

    FakeGraph graph;

    @Inject
    StoredTestToken storedTokens;

    final AtomicReference<String> scopes = new AtomicReference<>("\"ads_read\"");
    final AtomicReference<Reply> code = new AtomicReference<>(
            Reply.ok("{\"access_token\":\"EAAB-short\",\"token_type\":\"bearer\",\"expires_in\":5000}"));
    int compte;
    String manager;

    @BeforeEach
    void managedCompte() {
        compte = Integer.parseInt(Sql.rows(
                "INSERT INTO comptes (id, nom) SELECT coalesce(max(id), 1000) + 1, 'Test' FROM comptes RETURNING id").get(0));
        manager = "manager-" + compte;
        Sql.run("INSERT INTO compte_gestionnaires (compte_id, user_id) VALUES (?, ?)", compte, manager);
        graph.respondsWith(call -> switch (call.path()) {
            case "/v26.0/oauth/access_token" -> call.param("code") != null ? code.get()
                    : Reply.ok("{\"access_token\":\"EAAB-long\",\"token_type\":\"bearer\",\"expires_in\":5183944}");
            case "/v26.0/debug_token" -> Reply.ok(("{\"data\":{\"app_id\":\"4711\",\"is_valid\":true,\"expires_at\":0,"
                    + "\"scopes\":[%s],\"user_id\":\"77\"}}").formatted(scopes.get()));
            default -> Reply.ok(ACCOUNTS);
        });
    }

    String state() {
        return stateIn(as(manager).queryParam("compte_id", compte).get(CONNECT));
    }

    static String stateIn(Response start) {
        String query = URI.create(start.path("url")).getRawQuery();
        String state = query.replaceAll(".*&state=([^&]*)&.*", "$1");
        return URLDecoder.decode(state, StandardCharsets.UTF_8);
    }

    ValidatableResponse back(String state) {
        return as(manager).queryParam("state", state).queryParam("code", "the-code").get(CONNECT + "/callback").then();
    }

    static ValidatableResponse link(String user, String connection, String account) {
        return as(user).contentType("application/json")
                .body("{\"connection_id\":\"%s\",\"account_ids\":[\"%s\"]}".formatted(connection, account))
                .post(CONNECT + "/accounts").then();
    }

    static RequestSpecification as(String user) {
        return given().auth().oauth2(BackingServicesTestResource.current().oidc().token(user, "fbads", Map.of(),
                Duration.ofHours(1)));
    }
}
