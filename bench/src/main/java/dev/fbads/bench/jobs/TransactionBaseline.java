package dev.fbads.bench.jobs;

import java.sql.Connection;
import java.sql.SQLException;

import dev.fbads.local.backing.postgres.DatabaseRole;
import dev.fbads.local.backing.postgres.PostgresService;

/** Pairs of transactions per second on one connection: each claims a row and commits, then completes it and commits. */
final class TransactionBaseline {

    private static final String[] SETUP = { "DROP TABLE IF EXISTS bench_jobs",
            "CREATE TABLE bench_jobs (id INTEGER PRIMARY KEY, state TEXT NOT NULL)",
            "INSERT INTO bench_jobs SELECT id, 'released' FROM generate_series(1, %d) AS id" };
    private static final String MOVE = "UPDATE bench_jobs SET state = ? WHERE id = ? AND state = ?";

    private TransactionBaseline() {
    }

    static double rate(PostgresService postgres, int jobs) throws SQLException {
        try (var connection = postgres.connect(DatabaseRole.OWNER.roleName())) {
            try (var statement = connection.createStatement()) {
                for (var sql : SETUP) {
                    statement.execute(sql.formatted(jobs));
                }
            }
            connection.setAutoCommit(false);
            long begin = System.nanoTime();
            for (int id = 1; id <= jobs; id++) {
                move(connection, id, "released", "running");
                move(connection, id, "running", "done");
            }
            double rate = jobs / ((System.nanoTime() - begin) / 1e9);
            try (var statement = connection.createStatement()) {
                statement.execute("DROP TABLE bench_jobs");
            }
            connection.commit();
            return rate;
        }
    }

    private static void move(Connection connection, int id, String from, String to) throws SQLException {
        try (var update = connection.prepareStatement(MOVE)) {
            update.setString(1, to);
            update.setInt(2, id);
            update.setString(3, from);
            update.executeUpdate();
        }
        connection.commit();
    }
}
