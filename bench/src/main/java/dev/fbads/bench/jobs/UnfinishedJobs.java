package dev.fbads.bench.jobs;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

import dev.fbads.local.backing.postgres.DatabaseRole;
import dev.fbads.local.backing.postgres.PostgresService;
import dev.fbads.local.launcher.stack.StackException;

/**
 * The number of jobs that are not done. One connection polls twice a second: polling more often, with new connections, slowed
 * the measured service.
 */
final class UnfinishedJobs implements AutoCloseable {

    private static final Duration EVERY = Duration.ofMillis(500);
    private static final String UNFINISHED = "SELECT count(*) FROM facebook_sync_jobs WHERE state <> 'done'";

    private final Connection connection;
    private final PreparedStatement count;

    UnfinishedJobs(PostgresService postgres) throws SQLException {
        this.connection = postgres.connect(DatabaseRole.OWNER.roleName());
        this.count = connection.prepareStatement(UNFINISHED);
    }

    /** Waits until every job is done. */
    void awaitNone(Duration patience) throws SQLException {
        long deadline = System.nanoTime() + patience.toNanos();
        long found = count();
        while (found > 0) {
            if (System.nanoTime() > deadline) {
                throw new StackException("%d jobs are unfinished after %d s".formatted(found, patience.toSeconds()));
            }
            pause();
            found = count();
        }
    }

    private long count() throws SQLException {
        try (var rows = count.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(EVERY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted while waiting", e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
