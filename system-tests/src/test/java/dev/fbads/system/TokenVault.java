package dev.fbads.system;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import dev.fbads.local.launcher.stack.Stack;

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

    /** Lets the pool choose among all tokens as if none was used today: what ran before a test does not decide how often. */
    void useEvenly() throws SQLException {
        update("UPDATE gateway.tokens SET uses = 0");
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
