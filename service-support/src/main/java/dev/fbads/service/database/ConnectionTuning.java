package dev.fbads.service.database;

import io.vertx.sqlclient.SqlConnection;

/** A bean that configures each new connection of the service's pool before its first use. */
@FunctionalInterface
public interface ConnectionTuning {

    /** Called on the connection's event loop; must not block. */
    void tune(SqlConnection connection);
}
