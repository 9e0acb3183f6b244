package dev.fbads.sync.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.fbads.local.backing.BackingServicesTestResource;
import dev.fbads.sync.support.SyncServiceTest;
import dev.fbads.sync.support.Tenant;

/** The database isolates tenants from each other, whatever a service requests. */
@SyncServiceTest
class RowLevelSecurityTest {

    private final Tenant tenant = Tenant.in("America/Toronto");
    private final Tenant other = Tenant.in("America/Toronto");

    @BeforeEach
    void somePartition() {
        Tenant.select("SELECT facebook_ensure_partitions('2026-01-01', '2026-02-01')");
    }

    @Test
    void everyTableOfATenantHasAPolicyAndForcesIt() {
        List<String> tables = Tenant.select("""
                SELECT c.relname || CASE WHEN NOT c.relrowsecurity THEN ' not enabled' ELSE '' END
                    || CASE WHEN NOT c.relforcerowsecurity THEN ' not forced' ELSE '' END
                    || CASE WHEN NOT c.relispartition AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid
                            AND p.polroles = '{0}' AND p.polqual IS NOT NULL AND p.polwithcheck IS NOT NULL)
                       THEN ' no policy' ELSE '' END
                FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
                WHERE a.attname = 'compte_id' AND NOT a.attisdropped AND c.relkind IN ('r', 'p')
                  AND c.relnamespace = 'public'::regnamespace AND c.relname NOT LIKE 'compte%'""");

        assertThat(tables).hasSizeGreaterThan(10).allSatisfy(table -> assertThat(table).doesNotContain(" "));
    }

    @Test
    void theReaderSeesItsOwnComptesOnlyAndNothingWithoutClaims() throws SQLException {
        assertThat(accountsSeenBy("{\"sub\":\"user-%d\"}".formatted(tenant.compteId()))).containsExactly(tenant.accountId());
        assertThat(accountsSeenBy("{\"sub\":\"user-%d\"}".formatted(other.compteId()))).containsExactly(other.accountId());
        assertThat(accountsSeenBy("{\"sub\":\"nobody\"}")).isEmpty();
        assertThat(accountsSeenBy("{}")).isEmpty();
        assertThat(accountsSeenBy("")).isEmpty();
    }

    @Test
    void theReaderCannotWriteNorReadPartitionsNorBypass() throws SQLException {
        try (Connection connection = connect("fbads_query"); Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("DELETE FROM facebook_ad_accounts")).hasMessageContaining("permission");
            assertThatThrownBy(() -> statement.execute("SELECT * FROM facebook_ads_data_2026_01"))
                    .hasMessageContaining("permission");
            assertThatThrownBy(() -> statement.execute("SELECT * FROM facebook_outbox")).hasMessageContaining("permission");
            assertThatThrownBy(() -> statement.execute("SET ROLE fbads_sync")).hasMessageContaining("permission");
        }
        assertThat(Tenant.select("SELECT rolname FROM pg_roles WHERE rolname LIKE 'fbads%' AND (rolsuper OR rolbypassrls)"))
                .isEmpty();
    }

    @Test
    void aMemberCannotWriteForAnotherCompteEvenWithTheGrant() throws SQLException {
        Tenant.sql("GRANT INSERT ON facebook_day_ledger TO fbads_query");
        try (Connection connection = connect("fbads_query"); Statement statement = connection.createStatement()) {
            statement.execute("SELECT set_config('request.jwt.claims', '{\"sub\":\"user-%d\"}', false)"
                    .formatted(tenant.compteId()));
            String insert = "INSERT INTO facebook_day_ledger VALUES (%d, 'act_1', 'none', 'day', '2026-01-01', '2026-01-01', "
                    + "'final', now(), 0, 0, 0, gen_random_uuid())";

            assertThat(statement.executeUpdate(insert.formatted(tenant.compteId()))).isEqualTo(1);
            assertThatThrownBy(() -> statement.executeUpdate(insert.formatted(other.compteId())))
                    .hasMessageContaining("row-level security");
        } finally {
            Tenant.sql("REVOKE INSERT ON facebook_day_ledger FROM fbads_query");
        }
    }

    @Test
    void theClaimsAreLookedUpOncePerStatement() throws SQLException {
        try (Connection connection = connect("fbads_query");
                Statement statement = connection.createStatement();
                ResultSet plan = statement.executeQuery("EXPLAIN SELECT * FROM facebook_ads_data")) {
            List<String> lines = new ArrayList<>();
            while (plan.next()) {
                lines.add(plan.getString(1));
            }
            assertThat(lines).anyMatch(line -> line.contains("InitPlan"));
        }
    }

    private static List<String> accountsSeenBy(String claims) throws SQLException {
        List<String> accounts = new ArrayList<>();
        try (Connection connection = connect("fbads_query");
                PreparedStatement claim = connection.prepareStatement("SELECT set_config('request.jwt.claims', ?, false)")) {
            claim.setString(1, claims);
            claim.execute();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT account_id FROM facebook_ad_accounts")) {
                while (rows.next()) {
                    accounts.add(rows.getString(1));
                }
            }
        }
        return accounts;
    }

    private static Connection connect(String role) throws SQLException {
        return BackingServicesTestResource.current().postgres().connect(role);
    }
}
