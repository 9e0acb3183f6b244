package dev.fbads.local.launcher.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;

import dev.fbads.local.backing.postgres.PostgresService;
import dev.fbads.local.launcher.stack.StackException;

/**
 * What the services' statements cost PostgreSQL, planning and running, by {@code pg_stat_statements}. What the bench itself
 * asks
 * (as the owner) is left out. Time is what passed, so on a busy machine more than the processor's.
 */
public final class CostliestStatements {

    private static final int SHOWN = 14;
    private static final int WIDTH = 110;
    private static final String[] BEGIN = { "CREATE SCHEMA IF NOT EXISTS bench",
            "CREATE EXTENSION IF NOT EXISTS pg_stat_statements SCHEMA bench", "SELECT bench.pg_stat_statements_reset()" };
    private static final String COSTLIEST = """
            SELECT sum(calls) AS calls, sum(total_plan_time) AS planning, sum(total_exec_time) AS running, sum(rows) AS rows,
                   left(regexp_replace(query, '\\s+', ' ', 'g'), %d) AS query
            FROM bench.pg_stat_statements s JOIN pg_roles r ON r.oid = s.userid
            WHERE r.rolname NOT IN ('postgres', 'fbads_owner')
            GROUP BY 5 ORDER BY sum(total_plan_time) + sum(total_exec_time) DESC LIMIT %d
            """.formatted(WIDTH, SHOWN);

    private final PostgresService postgres;

    private CostliestStatements(PostgresService postgres) {
        this.postgres = postgres;
    }

    /** Counts from now on. */
    public static CostliestStatements from(PostgresService postgres) {
        try (var connection = superuser(postgres); var statement = connection.createStatement()) {
            for (var sql : BEGIN) {
                statement.execute(sql);
            }
            return new CostliestStatements(postgres);
        } catch (SQLException e) {
            throw new StackException("statements cannot be counted: " + e.getMessage(), e);
        }
    }

    /** One line for each of the costliest, from the costliest. */
    public void print(Consumer<String> out) {
        out.accept("");
        out.accept("%10s %10s %8s %8s %8s  %s".formatted("calls", "total ms", "ms/call", "plan ms", "rows", "statement"));
        try (var connection = superuser(postgres);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(COSTLIEST)) {
            while (rows.next()) {
                long calls = rows.getLong("calls");
                double planning = rows.getDouble("planning");
                double total = planning + rows.getDouble("running");
                out.accept("%,10d %,10.0f %8.3f %8.3f %8.1f  %s".formatted(calls, total, total / calls, planning / calls,
                        rows.getDouble("rows") / calls, rows.getString("query")));
            }
        } catch (SQLException e) {
            throw new StackException("the statements' costs cannot be read: " + e.getMessage(), e);
        }
    }

    private static Connection superuser(PostgresService postgres) throws SQLException {
        return postgres.connect("postgres");
    }
}
