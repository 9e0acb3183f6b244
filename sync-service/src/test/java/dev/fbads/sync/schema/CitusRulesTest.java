package dev.fbads.sync.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.fbads.local.backing.BackingServicesTestResource;
import dev.fbads.sync.support.SyncServiceTest;

/** The schema can be distributed by compte_id, and a migration that breaks a rule is found. */
@SyncServiceTest
class CitusRulesTest {

    @Test
    void theMigratedSchemaCanBeDistributedByCompteId() throws SQLException {
        try (Connection connection = owner()) {
            assertThat(CitusRules.violations(connection)).isEmpty();
            assertThat(CitusRules.tenantTables(connection)).hasSize(14).contains("facebook_ads_data", "facebook_sync_members")
                    .allMatch(table -> table.startsWith("facebook_"));
        }
    }

    @Test
    void triggersAreOnTheTablesThatTheScalingGuideNames() throws SQLException {
        try (Connection connection = owner()) {
            assertThat(CitusRules.tablesWithTriggers(connection)).containsExactlyInAnyOrder("facebook_day_ledger",
                    "facebook_ad_objects", "facebook_ad_accounts", "comptes");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CREATE TABLE broken (id INTEGER)                             | broken has no compte_id and is not listed as a reference or local table
            CREATE TABLE broken (compte_id INTEGER)                      | broken.compte_id is not an INTEGER NOT NULL
            CREATE TABLE broken (compte_id BIGINT NOT NULL)              | broken.compte_id is not an INTEGER NOT NULL
            CREATE TABLE broken (compte_id INTEGER NOT NULL, id INTEGER PRIMARY KEY)              | broken_pkey is unique or exclusive without compte_id
            CREATE TABLE broken (compte_id INTEGER NOT NULL, id INTEGER UNIQUE)                   | broken_id_key is unique or exclusive without compte_id
            CREATE TABLE broken (compte_id INTEGER NOT NULL, id INTEGER, UNIQUE (id) INCLUDE (compte_id)) | broken_id_compte_id_key is unique or exclusive without compte_id
            CREATE TABLE broken (compte_id INTEGER NOT NULL, id INTEGER, EXCLUDE (id WITH =))     | broken_id_excl is unique or exclusive without compte_id
            CREATE TABLE broken (compte_id INTEGER NOT NULL, x INTEGER, id INTEGER, CONSTRAINT fk FOREIGN KEY (x, id) REFERENCES parent) | fk joins rows of different comptes
            CREATE TABLE broken (compte_id INTEGER NOT NULL, id INTEGER, CONSTRAINT fk FOREIGN KEY (compte_id, id) REFERENCES parent ON DELETE SET NULL) | fk clears a distribution column
            CREATE TABLE broken (compte_id INTEGER NOT NULL, id INTEGER CONSTRAINT fk REFERENCES of_coordinator)                        | fk leads from a tenant to a unlisted table
            """)
    void aMigrationThatBreaksARuleIsFound(String migration, String violation) throws SQLException {
        try (Connection connection = owner(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("CREATE TABLE parent (compte_id INTEGER NOT NULL, id INTEGER, PRIMARY KEY (compte_id, id))");
            statement.execute("CREATE TABLE of_coordinator (id INTEGER PRIMARY KEY)");
            List<String> before = CitusRules.violations(connection);

            statement.execute(migration);

            assertThat(CitusRules.violations(connection)).containsAll(before).contains(violation).hasSize(before.size() + 1);
            connection.rollback();
        }
    }

    private static Connection owner() throws SQLException {
        return BackingServicesTestResource.current().postgres().connect("fbads_owner");
    }
}
