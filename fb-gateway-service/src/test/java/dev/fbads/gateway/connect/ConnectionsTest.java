package dev.fbads.gateway.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.fbads.gateway.testing.FakeGraphResource;
import dev.fbads.gateway.testing.Sql;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Existing connections: their accounts, deletion and ownership. */
@QuarkusTest
@WithTestResource(FakeGraphResource.class)
class ConnectionsTest extends ConnectFlow {

    @Test
    void chosenAccountsAreLinkedAndOnlyThose() {
        String connection = back(state()).extract().path("connection_id");

        link(manager, connection, "act_31").statusCode(200).body("[0].account_id", equalTo("act_31"));

        assertThat(Sql.rows("SELECT account_id, name, currency, timezone_name, account_status FROM facebook_ad_accounts"
                + " WHERE compte_id = ?", compte)).containsExactly("act_31 Un EUR Europe/Paris 1");
        link(manager, connection, "act_31\",\"act_99").statusCode(404).body("code", equalTo("account_not_found"));
        link(manager, connection, "x").statusCode(400).body("errors[0].field", equalTo("account_ids"));
        link(manager, UUID.randomUUID().toString(), "act_31").statusCode(404).body("code", equalTo("connection_not_found"));
    }

    @Test
    void aConnectionOfAnotherCompteIsNotFound() {
        String connection = back(state()).extract().path("connection_id");
        int foreign = compte + 500_000;
        Sql.run("INSERT INTO comptes (id) VALUES (?) ON CONFLICT DO NOTHING", foreign);
        Sql.run("INSERT INTO compte_gestionnaires (compte_id, user_id) VALUES (?, 'other-manager')", foreign);

        link("other-manager", connection, "act_31").statusCode(404).body("code", equalTo("connection_not_found"));
        as("other-manager").delete(CONNECT + "/" + connection).then().statusCode(404);
        as("other-manager").get(CONNECT + "/connections").then().statusCode(200).body("$", hasSize(0));
        // The token of the installation is not a connection.
        as(manager).delete(CONNECT + "/" + new UUID(0, 1)).then().statusCode(404);
    }

    @Test
    void disconnectingDeletesTheTokenAndItsAccounts() {
        String connection = back(state()).extract().path("connection_id");

        as(manager).delete(CONNECT + "/" + connection).then().statusCode(204);
        as(manager).delete(CONNECT + "/" + connection).then().statusCode(404);
        as(manager).delete(CONNECT + "/nonsense").then().statusCode(404);

        assertThat(Sql.rows("SELECT 1 FROM gateway.tokens WHERE id = ?::uuid", connection)).isEmpty();
        assertThat(Sql.rows("SELECT 1 FROM gateway.token_accounts WHERE token_id = ?::uuid", connection)).isEmpty();
    }
}
