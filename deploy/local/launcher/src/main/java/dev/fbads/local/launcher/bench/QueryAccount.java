package dev.fbads.local.launcher.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Objects;

import dev.fbads.local.backing.postgres.DatabaseRole;
import dev.fbads.local.backing.postgres.PostgresService;

/** The account that reads are measured on, and others beside it; written with SQL, since importing them would take an hour. */
final class QueryAccount {

    static final String ID = "act_900500500";
    /** The last day that is stored. */
    static final LocalDate NEWEST = LocalDate.parse("2026-11-19");
    /** The first of 37 months: the account and its campaigns are stored from then on, ad sets and ads the last 184 days. */
    static final LocalDate OLDEST = LocalDate.parse("2023-11-01");
    /** How many days of its ads are stored. */
    static final int DAYS_OF_ADS = 184;

    private static final int ADS = 500;

    private static final String COUNT = "SELECT count(*) FROM facebook_rollups";
    private static final String SETTING = "SELECT set_config(?, ?, false)";

    private final PostgresService postgres;

    QueryAccount(PostgresService postgres) {
        this.postgres = postgres;
    }

    /**
     * Writes the account.
     *
     * @return how many rows the table of roll-ups has
     */
    long store() throws SQLException {
        try (var connection = postgres.connect(DatabaseRole.OWNER.roleName())) {
            set(connection, "fbads.bench_newest", NEWEST.toString());
            set(connection, "fbads.bench_oldest", OLDEST.toString());
            connection.setAutoCommit(false);
            execute(connection, resource("query-account.sql"));
            connection.commit();
            connection.setAutoCommit(true);
            execute(connection, "VACUUM ANALYZE facebook_rollups");
            execute(connection, "VACUUM ANALYZE facebook_ads_data");
            execute(connection,
                    "ANALYZE facebook_ad_accounts, facebook_ad_objects, facebook_action_types, facebook_day_ledger");
            return count(connection);
        }
    }

    /**
     * Writes another account with so many days of ads at least, to be exported.
     *
     * @return how many it has
     */
    long storeExported(long rows) throws SQLException {
        long copies = Math.ceilDiv(rows, (long) ADS * DAYS_OF_ADS);
        try (var connection = postgres.connect(DatabaseRole.OWNER.roleName())) {
            set(connection, "fbads.bench_copies", Long.toString(copies));
            execute(connection, resource("export-account.sql"));
            execute(connection, "VACUUM ANALYZE facebook_rollups");
            execute(connection, "ANALYZE facebook_ad_objects, facebook_day_ledger");
            return copies * ADS * DAYS_OF_ADS;
        }
    }

    /** Writes a third account, with so many ads, each with one day. */
    void storeObjects(long ads) throws SQLException {
        try (var connection = postgres.connect(DatabaseRole.OWNER.roleName())) {
            set(connection, "fbads.bench_newest", NEWEST.toString());
            set(connection, "fbads.bench_objects", Long.toString(ads));
            execute(connection, resource("export-objects.sql"));
            execute(connection, "VACUUM ANALYZE facebook_rollups");
            execute(connection, "VACUUM ANALYZE facebook_ad_objects");
            execute(connection, "ANALYZE facebook_day_ledger");
        }
    }

    /**
     * Writes copies of its roll-ups under other accounts until the table has so many rows at least.
     *
     * @return how many it has
     */
    long grow(long rows) throws SQLException {
        try (var connection = postgres.connect(DatabaseRole.OWNER.roleName())) {
            long own = count(connection);
            for (long other = 1; other * own < rows; other++) {
                set(connection, "fbads.bench_other", Long.toString(other));
                execute(connection, resource("query-others.sql"));
            }
            execute(connection, "VACUUM ANALYZE facebook_rollups");
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
        try (var stream = Objects.requireNonNull(QueryAccount.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
