package dev.fbads.sync.support;

import static dev.fbads.sync.support.Patience.PATIENCE;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.fbads.local.backing.BackingServicesTestResource;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** A compte for one test, with one user and one ad account, which isolates tests from each other. */
public final class Tenant {

    private final int compteId;
    private final String userId;
    private final String accountId;

    private Tenant(int compteId) {
        this.compteId = compteId;
        this.userId = "user-" + compteId;
        this.accountId = "act_77" + compteId;
    }

    /** Creates the compte, its user, and its account in the zone. */
    public static Tenant in(String zone) {
        Tenant tenant = new Tenant(Integer.parseInt(
                select("INSERT INTO comptes (id, nom) SELECT coalesce(max(id), 1000) + 1, 'Test' FROM comptes RETURNING id")
                        .get(0)));
        sql("INSERT INTO compte_users_pub_gms (compte_id, user_id) VALUES (?, ?)", tenant.compteId, tenant.userId);
        sql("INSERT INTO facebook_ad_accounts (compte_id, account_id, name, currency, timezone_name) "
                + "VALUES (?, ?, 'Account', 'CAD', ?)", tenant.compteId, tenant.accountId, zone);
        return tenant;
    }

    /** Links one more account to the compte, and returns its id. */
    public String addAccount() {
        String added = "act_66" + compteId;
        sql("INSERT INTO facebook_ad_accounts (compte_id, account_id, name, currency, timezone_name) "
                + "VALUES (?, ?, 'Second', 'CAD', 'Europe/Paris')", compteId, added);
        return added;
    }

    public int compteId() {
        return compteId;
    }

    public String accountId() {
        return accountId;
    }

    /** Makes the user a manager of the compte. */
    public Tenant managed() {
        sql("INSERT INTO compte_gestionnaires (compte_id, user_id) VALUES (?, ?)", compteId, userId);
        return this;
    }

    /** Links the other compte's account to this one too. */
    public void sees(Tenant other) {
        sql("INSERT INTO facebook_ad_accounts (compte_id, account_id, name, currency, timezone_name) "
                + "SELECT ?, account_id, name, currency, timezone_name FROM facebook_ad_accounts WHERE compte_id = ?", compteId,
                other.compteId);
    }

    /** A request with the user's token. */
    public RequestSpecification request() {
        return given().auth().oauth2(token("fbads", Duration.ofHours(1)));
    }

    public String token(String audience, Duration lifetime) {
        return BackingServicesTestResource.current().oidc()
                .token(userId, audience, Map.of("role", "responsable"), lifetime);
    }

    /** Requests a sync of the days. */
    public Response requestSync(String since, String until) {
        return request().contentType("application/json")
                .body("{\"account_id\":\"%s\",\"since\":\"%s\",\"until\":\"%s\"}".formatted(accountId, since, until))
                .post("/api/facebook/sync");
    }

    /** The newest sync of the account. */
    public Response status() {
        return request().get("/api/facebook/status/" + accountId);
    }

    /** Ends the pause of the newest sync, once it is paused. */
    public void endPause() {
        await().atMost(PATIENCE).until(() -> sql("UPDATE facebook_sync_jobs SET next_retry_at = now() WHERE compte_id = ? "
                + "AND state = 'waiting' AND next_retry_at IS NOT NULL", compteId) > 0);
    }

    /** Deletes all jobs that have not ended, of every compte. For services that claim none themselves. */
    public static void deleteUnfinishedJobs() {
        sql("DELETE FROM facebook_sync_jobs WHERE state IN ('waiting', 'released', 'running')");
    }

    /** Creates the partitions of the days, for tests that move the service's clock. */
    public static void ensurePartitions(LocalDate since, LocalDate until) {
        select("SELECT facebook_ensure_partitions(?, ?)", since, until);
    }

    /** Rows of a query with the compte's id as its only parameter, columns separated by a blank. */
    public List<String> rows(String query) {
        return select(query, compteId);
    }

    /** Runs a statement as the owner. */
    public static int sql(String statement, Object... parameters) {
        try (Connection connection = BackingServicesTestResource.current().postgres().connect("fbads_owner");
                PreparedStatement prepared = prepare(connection, statement, parameters)) {
            return prepared.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException(statement, failed);
        }
    }

    /** Runs a query as the owner. */
    public static List<String> select(String query, Object... parameters) {
        List<String> rows = new ArrayList<>();
        try (Connection connection = BackingServicesTestResource.current().postgres().connect("fbads_owner");
                PreparedStatement prepared = prepare(connection, query, parameters);
                ResultSet result = prepared.executeQuery()) {
            while (result.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    values.add(result.getString(i));
                }
                rows.add(String.join(" ", values.stream().map(String::valueOf).toList()));
            }
            return rows;
        } catch (SQLException failed) {
            throw new IllegalStateException(query, failed);
        }
    }

    private static PreparedStatement prepare(Connection connection, String statement, Object... parameters)
            throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(statement);
        for (int i = 0; i < parameters.length; i++) {
            prepared.setObject(i + 1, parameters[i]);
        }
        return prepared;
    }
}
