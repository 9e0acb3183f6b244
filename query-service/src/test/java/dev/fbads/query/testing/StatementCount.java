package dev.fbads.query.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import dev.fbads.local.backing.BackingServicesTestResource;
import dev.fbads.local.backing.postgres.DatabaseRole;

/** Statements of the service, as counted by the database. */
public final class StatementCount {

    private static final String SUPERUSER = "postgres";

    private StatementCount() {
    }

    /** Number of executions of statements with this text so far. */
    public static long of(String text) throws SQLException {
        try (Connection connection = BackingServicesTestResource.current().postgres().connect(SUPERUSER);
                Statement extension = connection.createStatement();
                PreparedStatement count = connection.prepareStatement("""
                        SELECT coalesce(sum(calls), 0) FROM public.pg_stat_statements
                        WHERE userid = ?::regrole AND query LIKE '%' || ? || '%'
                        """)) {
            extension.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements SCHEMA public");
            count.setString(1, DatabaseRole.QUERY.roleName());
            count.setString(2, text);
            try (ResultSet found = count.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        }
    }
}
