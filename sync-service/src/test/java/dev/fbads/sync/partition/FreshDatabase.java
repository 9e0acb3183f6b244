package dev.fbads.sync.partition;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.flywaydb.core.Flyway;

import dev.fbads.local.backing.BackingServicesTestResource;

/** A database of its own beside that of the other tests, on the same server, without any table at first. */
public record FreshDatabase(String name) {

    private static final String ROW = """
            INSERT INTO facebook_ads_data (compte_id, user_id, account_id, campaign_id, adset_id, ad_id, breakdown_set, granularity,
                date_start, date_stop) VALUES (?, 'u', ?, '1', '5', '11', 'none', 'day', ?, ?)
            """;

    public static FreshDatabase create() {
        FreshDatabase database = new FreshDatabase("fresh_" + UUID.randomUUID().toString().replace("-", ""));
        inMain("CREATE DATABASE " + database.name + " OWNER fbads_owner");
        return database;
    }

    public void drop() {
        inMain("DROP DATABASE " + name + " WITH (FORCE)");
    }

    public void migrate() {
        Flyway.configure().dataSource(url(), "fbads_owner", password("fbads_owner")).load().migrate();
    }

    /** Sets the default lock timeout of later sessions. */
    void limitLockWaits(String timeout) {
        try (Connection owner = connect("fbads_owner")) {
            execute(owner, "ALTER DATABASE " + name + " SET lock_timeout = '" + timeout + "'");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** A connection as one of the roles. */
    public Connection connect(String role) {
        try {
            return DriverManager.getConnection(url(), role, password(role));
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** A connection as the role, within a transaction that lasts until it is closed or rolled back. */
    Connection begin(String role) {
        Connection connection = connect(role);
        try {
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Makes a compte with one account and one user, named {@code user-<compte>}. */
    public void addAccount(int compteId, String accountId) {
        try (Connection owner = connect("fbads_owner")) {
            execute(owner, "INSERT INTO comptes (id, nom) VALUES (?, 'Test')", compteId);
            execute(owner, "INSERT INTO compte_users_pub_gms (compte_id, user_id) VALUES (?, ?)", compteId, "user-" + compteId);
            execute(owner, "INSERT INTO facebook_ad_accounts (compte_id, account_id, name, currency, timezone_name) "
                    + "VALUES (?, ?, 'Account', 'CAD', 'America/Toronto')", compteId, accountId);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Stores one row of the day, as an import does. */
    public static void insertRow(Connection connection, int compteId, String accountId, LocalDate day) {
        execute(connection, ROW, compteId, accountId, day, day);
    }

    public static void execute(Connection connection, String sql, Object... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    /** The first column. */
    static List<String> select(Connection connection, String sql) {
        try (PreparedStatement statement = connection.prepareStatement(sql); ResultSet rows = statement.executeQuery()) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    /** The first column, as the owner sees it. */
    public List<String> select(String sql) {
        try (Connection owner = connect("fbads_owner")) {
            return select(owner, sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private String url() {
        return "jdbc:postgresql://localhost:%d/%s".formatted(BackingServicesTestResource.current().postgres().port(), name);
    }

    private static String password(String role) {
        return BackingServicesTestResource.current().environment()
                .get("FBADS_DB_%s_PASSWORD".formatted(role.replace("fbads_", "").toUpperCase(Locale.ROOT)));
    }

    private static void inMain(String sql) {
        try (Connection superuser = BackingServicesTestResource.current().postgres().connect("postgres")) {
            execute(superuser, sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }
}
