package dev.fbads.system;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import dev.fbads.local.launcher.stack.Stack;
import dev.fbads.testing.TestClock;

/** What the gateway keeps of tokens, as the owner of the tables sees it. */
final class TokenVault {

    private final Stack stack;

    TokenVault(Stack stack) {
        this.stack = stack;
    }

    /** Forgets that Meta refused tokens: a test did, and the next one begins anew. */
    void revive() throws SQLException {
        update("""
                UPDATE gateway.tokens SET state = 'valid', trouble_code = NULL, trouble_subcode = NULL, trouble_at = NULL
                WHERE state = 'quarantined'""");
        update("DELETE FROM gateway.account_troubles");
    }

    /** Makes the pool choose other tokens than this one today, as long as it can. */
    void useMuch(String connectionId) throws SQLException {
        update("UPDATE gateway.tokens SET uses = 1000, used_on = '%s' WHERE id = '%s'"
                .formatted(TestClock.TODAY, UUID.fromString(connectionId)));
    }

    /** The apps of tokens, as far as Meta was asked. */
    Set<String> apps() throws SQLException {
        Set<String> apps = new HashSet<>();
        try (Connection owner = owner();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery("SELECT app_id FROM gateway.tokens WHERE app_id IS NOT NULL")) {
            while (rows.next()) {
                apps.add(rows.getString(1));
            }
        }
        return apps;
    }

    /** Lets Meta be asked about every token anew. */
    void forgetChecks() throws SQLException {
        update("UPDATE gateway.tokens SET checked_at = NULL");
    }

    /** Rows with the id of a connection. */
    int tokens(String connectionId) throws SQLException {
        try (Connection owner = owner();
                var query = owner.prepareStatement("SELECT count(*) FROM gateway.tokens WHERE id = ?::uuid")) {
            query.setString(1, connectionId);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    private void update(String sql) throws SQLException {
        try (Connection owner = owner(); Statement statement = owner.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private Connection owner() throws SQLException {
        return stack.backing().postgres().connect("fbads_owner");
    }
}
