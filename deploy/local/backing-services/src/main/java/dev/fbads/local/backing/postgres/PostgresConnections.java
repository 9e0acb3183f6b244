package dev.fbads.local.backing.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;

import dev.fbads.local.backing.BackingConfig;

/** Connections to one server, by role name. */
public final class PostgresConnections {

    static final String SUPERUSER = "postgres";

    private final int port;
    private final String superuserPassword;
    private final BackingConfig config;

    public PostgresConnections(int port, String superuserPassword, BackingConfig config) {
        this.port = port;
        this.superuserPassword = superuserPassword;
        this.config = config;
    }

    /** A connection to the suite's database as a {@link DatabaseRole} or as the superuser. */
    public Connection connect(String roleName) throws SQLException {
        if (roleName.equals(SUPERUSER)) {
            return asSuperuser(PostgresService.DATABASE);
        }
        var role = Arrays.stream(DatabaseRole.values()).filter(known -> known.roleName().equals(roleName)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no database role " + roleName));
        return open(PostgresService.DATABASE, roleName, config.password(role));
    }

    /** Whether the server takes connections now. */
    public boolean answered() {
        try (var connection = asSuperuser("postgres")) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    Connection asSuperuser(String database) throws SQLException {
        return open(database, SUPERUSER, superuserPassword);
    }

    private Connection open(String database, String user, String password) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://localhost:%d/%s".formatted(port, database), user, password);
    }
}
