package dev.fbads.system;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;

import dev.fbads.local.launcher.stack.Stack;

/**
 * The sessions of a database role, as that role sees them: {@code pg_stat_activity} hides the state of a session from every
 * other role.
 */
record RoleSessions(Stack stack, String role) {

    private static final String WAITING_FOR_A_LOCK = """
            SELECT count(*) FROM pg_stat_activity WHERE usename = current_user AND wait_event_type = 'Lock'
            """;
    private static final String TRANSACTIONS_FROM_BEFORE = """
            SELECT count(*) FROM pg_stat_activity WHERE usename = current_user AND xact_start < ?
            """;

    long waitingForALock() {
        return count(WAITING_FOR_A_LOCK);
    }

    /** Open transactions that began before the given time of the database. */
    long transactionsFromBefore(OffsetDateTime time) {
        return count(TRANSACTIONS_FROM_BEFORE, time);
    }

    private long count(String sql, Object... parameters) {
        try (Connection connection = stack.backing().postgres().connect(role);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }
}
