package dev.fbads.local.launcher.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

import dev.fbads.local.backing.postgres.DatabaseRole;
import dev.fbads.local.backing.postgres.PostgresService;
import dev.fbads.local.launcher.stack.StackException;

/**
 * How many jobs are not done yet. It asks twice a second on a connection of its own, so that the watcher takes nothing worth
 * counting from what it watches: a new connection for each look, forty times a second, did.
 */
final class LeftJobs implements AutoCloseable {

    private static final Duration EVERY = Duration.ofMillis(500);
    private static final String LEFT = "SELECT count(*) FROM facebook_sync_jobs WHERE state <> 'done'";

    private final Connection connection;
    private final PreparedStatement left;

    LeftJobs(PostgresService postgres) throws SQLException {
        this.connection = postgres.connect(DatabaseRole.OWNER.roleName());
        this.left = connection.prepareStatement(LEFT);
    }

    /** Waits until no more than so many jobs are left, and says how many there are. */
    long await(long most, Duration patience) throws SQLException {
        long deadline = System.nanoTime() + patience.toNanos();
        long found = count();
        while (found > most) {
            if (System.nanoTime() > deadline) {
                throw new StackException("%d jobs are left after %d s".formatted(found, patience.toSeconds()));
            }
            pause();
            found = count();
        }
        return found;
    }

    private long count() throws SQLException {
        try (var rows = left.executeQuery()) {
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
