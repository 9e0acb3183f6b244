package dev.fbads.local.launcher.seed;

import java.sql.Connection;
import java.sql.SQLException;

import dev.fbads.local.backing.postgres.DatabaseRole;
import dev.fbads.local.backing.postgres.PostgresService;
import dev.fbads.local.launcher.stack.StackException;

/** The tenants and members that the host SaaS has in its own tables. Runs as often as one likes. */
public final class HostSeed {

    private static final String COMPTES = """
            INSERT INTO comptes (id, nom) VALUES (1, 'Érablière du Nord'), (2, 'Maison Lumière')
            ON CONFLICT DO NOTHING
            """;
    private static final String GESTIONNAIRES = """
            INSERT INTO compte_gestionnaires (compte_id, user_id)
            VALUES (1, 'superadmin'), (2, 'superadmin'), (1, 'direction'), (2, 'direction')
            ON CONFLICT DO NOTHING
            """;
    private static final String RESPONSABLES = """
            INSERT INTO compte_users_pub_gms (compte_id, user_id) VALUES (1, 'responsable'), (2, 'stranger')
            ON CONFLICT DO NOTHING
            """;
    private static final String CLIENTS = """
            INSERT INTO compte_users_clients (compte_id, user_id) VALUES (1, 'client')
            ON CONFLICT DO NOTHING
            """;

    private HostSeed() {
    }

    public static void run(PostgresService postgres) {
        try (var connection = postgres.connect(DatabaseRole.OWNER.roleName())) {
            connection.setAutoCommit(false);
            for (var sql : new String[] { COMPTES, GESTIONNAIRES, RESPONSABLES, CLIENTS }) {
                execute(connection, sql);
            }
            connection.commit();
        } catch (SQLException e) {
            throw new StackException("cannot seed comptes and members: " + e.getMessage(), e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
