package dev.fbads.query.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import dev.fbads.local.backing.BackingServicesTestResource;
import dev.fbads.local.backing.postgres.DatabaseRole;

/** What the service says to its database, as the database counts it. */
public final class StatementCount {

    private static final String SUPERUSER = "postgres";

    private StatementCount() {
    }

    /** How often statements with this text have run so far. */
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
