package dev.fbads.gateway.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.fbads.gateway.testing.Sql;
import dev.fbads.local.backing.BackingServicesTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** The privileges of the database role of the gateway. */
@QuarkusTest
class PublicFunctionsTest {

    @ParameterizedTest
    @ValueSource(strings = { "facebook_ad_accounts", "comptes", "compte_gestionnaires", "facebook_ads_data",
            "facebook_outbox" })
    void noPublicTableIsOpenToIt(String table) throws SQLException {
        try (Connection gateway = connect("fbads_gateway"); Statement statement = gateway.createStatement()) {
            assertThatThrownBy(() -> statement.execute("SELECT * FROM public." + table)).hasMessageContaining("permission");
        }
    }

    @Test
    void itCannotChangeItsSchema() throws SQLException {
        try (Connection gateway = connect("fbads_gateway"); Statement statement = gateway.createStatement()) {
            assertThatThrownBy(() -> statement.execute("CREATE TABLE gateway.x (y INT)")).hasMessageContaining("permission");
            assertThatThrownBy(() -> statement.execute("ALTER TABLE gateway.tokens DROP COLUMN state"))
                    .hasMessageContaining("owner");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "fbads_sync", "fbads_query", "fbads_notifier" })
    void noOtherRoleSeesTokensOrLinksAccounts(String role) throws SQLException {
        try (Connection other = connect(role); Statement statement = other.createStatement()) {
            assertThatThrownBy(() -> statement.execute("SELECT * FROM gateway.tokens")).hasMessageContaining("permission");
            assertThatThrownBy(() -> statement.execute(
                    "SELECT facebook_link_account('m', 1, 'act_1', 'n', 'CAD', 'UTC', 1)")).hasMessageContaining("permission");
        }
    }

    @Test
    void accountsCannotBeLinkedToACompteOfOthers() throws SQLException {
        Sql.run("INSERT INTO comptes (id) VALUES (999002) ON CONFLICT DO NOTHING");
        try (Connection gateway = connect("fbads_gateway"); Statement statement = gateway.createStatement()) {
            assertThatThrownBy(() -> statement.execute(
                    "SELECT facebook_link_account('nobody', 999002, 'act_1', 'n', 'CAD', 'UTC', 1)"))
                    .hasMessageContaining("only a manager");
        }
        assertThat(Sql.rows("SELECT 1 FROM facebook_ad_accounts WHERE compte_id = 999002")).isEmpty();
    }

    private static Connection connect(String role) throws SQLException {
        return BackingServicesTestResource.current().postgres().connect(role);
    }
}
