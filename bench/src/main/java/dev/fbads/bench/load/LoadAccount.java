package dev.fbads.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Objects;

import dev.fbads.local.backing.postgres.DatabaseRole;
import dev.fbads.local.backing.postgres.PostgresService;

/** The account that the load tests read. It is written with SQL, because importing it would take an hour. */
final class LoadAccount {

    static final String ID = "act_900500500";
    /** The last stored day. */
    static final LocalDate NEWEST = LocalDate.parse("2026-11-19");
    /** The first day of 37 months. Account and campaigns are stored from then on, ad sets and ads for the last 184 days. */
    static final LocalDate OLDEST = LocalDate.parse("2023-11-01");

    private static final String COUNT = "SELECT count(*) FROM facebook_rollups";
    private static final String SETTING = "SELECT set_config(?, ?, false)";

    private final PostgresService postgres;

    LoadAccount(PostgresService postgres) {
        this.postgres = postgres;
    }

    /**
     * Writes the account, of compte 1.
     *
     * @return the number of roll-up rows
     */
    long store() throws SQLException {
        try (var connection = postgres.connect(DatabaseRole.OWNER.roleName())) {
            set(connection, "fbads.bench_newest", NEWEST.toString());
            set(connection, "fbads.bench_oldest", OLDEST.toString());
            connection.setAutoCommit(false);
            execute(connection, resource("account.sql"));
            connection.commit();
            connection.setAutoCommit(true);
            execute(connection, "VACUUM ANALYZE facebook_rollups");
            execute(connection,
                    "ANALYZE facebook_ad_accounts, facebook_ad_objects, facebook_action_types, facebook_day_ledger");
            return count(connection);
        }
    }

    private static long count(Connection connection) throws SQLException {
        try (var statement = connection.createStatement(); var found = statement.executeQuery(COUNT)) {
            found.next();
            return found.getLong(1);
        }
    }

    private static void set(Connection connection, String name, String value) throws SQLException {
        try (var statement = connection.prepareStatement(SETTING)) {
            statement.setString(1, name);
            statement.setString(2, value);
            statement.execute();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String resource(String name) {
        try (var stream = Objects.requireNonNull(LoadAccount.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
