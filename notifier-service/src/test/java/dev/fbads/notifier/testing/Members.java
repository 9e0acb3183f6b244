package dev.fbads.notifier.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;

import dev.fbads.local.backing.BackingServicesTestResource;
import dev.fbads.local.backing.postgres.DatabaseRole;

/** Memberships of users in comptes, written as the host does. */
public final class Members {

    private Members() {
    }

    public static void add(int compteId, String user) throws SQLException {
        execute("INSERT INTO public.comptes (id) VALUES (?) ON CONFLICT DO NOTHING", compteId);
        execute("INSERT INTO public.compte_users_clients (compte_id, user_id) VALUES (?, ?) ON CONFLICT DO NOTHING", compteId,
                user);
    }

    public static void remove(int compteId, String user) throws SQLException {
        execute("DELETE FROM public.compte_users_clients WHERE compte_id = ? AND user_id = ?", compteId, user);
    }

    /** Locks the memberships, so that reads of comptes wait meanwhile. */
    public static <T> T whileUnreadable(Callable<T> work) throws Exception {
        try (Connection connection = BackingServicesTestResource.current().postgres().connect(DatabaseRole.OWNER.roleName());
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE public.compte_users_clients IN ACCESS EXCLUSIVE MODE");
            T done = work.call();
            connection.rollback();
            return done;
        }
    }

    private static void execute(String sql, Object... parameters) throws SQLException {
        try (Connection connection = BackingServicesTestResource.current().postgres().connect(DatabaseRole.OWNER.roleName());
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
        }
    }
}
