package dev.fbads.local.backing.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;

import dev.fbads.local.backing.BackingConfig;
import dev.fbads.local.backing.BackingException;

/** Makes roles and database as a DBA would, as often as it is asked to. Tables are the business of the migrations. */
public final class DatabaseBootstrap {

    private static final String SET_PASSWORD = "SELECT set_config(?, ?, false)";
    private static final String DATABASE_EXISTS = "SELECT 1 FROM pg_database WHERE datname = ?";

    private DatabaseBootstrap() {
    }

    /** @throws BackingException with PostgreSQL's own words when a step fails */
    public static void run(PostgresConnections connections, BackingConfig config) {
        try {
            prepareCluster(connections, config);
            try (var database = connections.asSuperuser(PostgresService.DATABASE)) {
                execute(database, resource("database.sql"));
            }
        } catch (SQLException e) {
            throw new BackingException("cannot prepare the database: " + e.getMessage(), e);
        }
    }

    private static void prepareCluster(PostgresConnections connections, BackingConfig config) throws SQLException {
        try (var cluster = connections.asSuperuser("postgres")) {
            for (var role : DatabaseRole.values()) {
                try (var statement = cluster.prepareStatement(SET_PASSWORD)) {
                    statement.setString(1, "fbads." + role.roleName());
                    statement.setString(2, config.password(role));
                    statement.execute();
                }
            }
            execute(cluster, resource("roles.sql"));
            if (!exists(cluster, PostgresService.DATABASE)) {
                execute(cluster, "CREATE DATABASE " + PostgresService.DATABASE);
            }
        }
    }

    private static boolean exists(Connection connection, String database) throws SQLException {
        try (var statement = connection.prepareStatement(DATABASE_EXISTS)) {
            statement.setString(1, database);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String resource(String name) {
        try (var stream = Objects.requireNonNull(DatabaseBootstrap.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
