package dev.fbads.local.launcher.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.fbads.local.backing.postgres.DatabaseRole;
import dev.fbads.local.backing.postgres.PostgresService;
import dev.fbads.local.launcher.stack.StackException;

/** The stack's database, as its owner sees it: every tenant's rows. Each call has a connection of its own. */
public final class Database {

    private final PostgresService postgres;

    public Database(PostgresService postgres) {
        this.postgres = postgres;
    }

    /** Makes something of one row. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Every row, read. */
    public <T> List<T> rows(String sql, RowReader<T> reader, Object... parameters) {
        try (var connection = connect();
                var statement = prepared(connection, sql, parameters);
                var rows = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(reader.read(rows));
            }
            return all;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** The first column of the only row. */
    public long number(String sql, Object... parameters) {
        return rows(sql, row -> row.getLong(1), parameters).getFirst();
    }

    /** The database's own time, which is what its rows say. */
    public Instant now() {
        return rows("SELECT clock_timestamp()", row -> row.getTimestamp(1).toInstant()).getFirst();
    }

    /** Runs statements in one transaction. */
    public void execute(String... statements) {
        try (var connection = connect(); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (var sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private Connection connect() throws SQLException {
        return postgres.connect(DatabaseRole.OWNER.roleName());
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... parameters) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    private static StackException failed(SQLException e) {
        return new StackException("the database does not answer: " + e.getMessage(), e);
    }
}
