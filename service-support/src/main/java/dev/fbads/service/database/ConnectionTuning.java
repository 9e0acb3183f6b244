package dev.fbads.service.database;

import io.vertx.sqlclient.SqlConnection;

/** A bean that changes each new connection of the service's pool before anybody gets it. */
@FunctionalInterface
public interface ConnectionTuning {

    /** Called on the connection's event loop; must not wait. */
    void tune(SqlConnection connection);
}
