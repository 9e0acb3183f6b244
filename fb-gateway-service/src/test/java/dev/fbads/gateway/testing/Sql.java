package dev.fbads.gateway.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import dev.fbads.local.backing.BackingServicesTestResource;
import dev.fbads.local.backing.postgres.DatabaseRole;

/** The database as its owner sees it. */
public final class Sql {

    private Sql() {
    }

    public static int run(String statement, Object... parameters) {
        try (Connection owner = owner(); PreparedStatement prepared = prepare(owner, statement, parameters)) {
            return prepared.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException(statement, failed);
        }
    }

    /** Rows, columns divided by a blank. */
    public static List<String> rows(String query, Object... parameters) {
        List<String> found = new ArrayList<>();
        try (Connection owner = owner();
                PreparedStatement prepared = prepare(owner, query, parameters);
                ResultSet result = prepared.executeQuery()) {
            while (result.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    values.add(String.valueOf(result.getString(i)));
                }
                found.add(String.join(" ", values));
            }
            return found;
        } catch (SQLException failed) {
            throw new IllegalStateException(query, failed);
        }
    }

    private static Connection owner() throws SQLException {
        return BackingServicesTestResource.current().postgres().connect(DatabaseRole.OWNER.roleName());
    }

    private static PreparedStatement prepare(Connection connection, String statement, Object... parameters)
            throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(statement);
        for (int i = 0; i < parameters.length; i++) {
            prepared.setObject(i + 1, parameters[i]);
        }
        return prepared;
    }
}
