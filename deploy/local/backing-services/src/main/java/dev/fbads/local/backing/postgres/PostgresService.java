package dev.fbads.local.backing.postgres;

import java.sql.Connection;
import java.sql.SQLException;

import dev.fbads.local.backing.BackingService;

/** PostgreSQL with the database {@value #DATABASE} and the roles of {@link DatabaseRole}. */
public interface PostgresService extends BackingService {

    String DATABASE = "fbads";

    /** Without user and password. */
    default String jdbcUrl() {
        return "jdbc:postgresql://localhost:%d/%s".formatted(port(), DATABASE);
    }

    /**
     * A new connection to {@value #DATABASE}.
     *
     * @param roleName a role of {@link DatabaseRole}, or the superuser {@code postgres}
     */
    Connection connect(String roleName) throws SQLException;
}
