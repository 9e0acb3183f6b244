package dev.fbads.query.tenant;

import java.util.List;

import jakarta.inject.Singleton;

import io.netty.handler.flush.FlushConsolidationHandler;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;

/**
 * Makes the pool. Statements that are started together leave in one write: the driver would send each by itself, and each such
 * write costs more than most of the statements, on this side and in the server that it wakes.
 */
@Singleton
final class GatheredWrites implements PgPoolCreator {

    /** More than a transaction has. */
    private static final int MOST = 64;

    @Override
    public Pool create(Input input) {
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(List.<SqlConnectOptions> copyOf(input.pgConnectOptionsList()))
                .using(input.vertx())
                .withConnectHandler(GatheredWrites::gather)
                .build();
    }

    /** The driver has no setting for it; with another driver this fails, and with it the connection. */
    private static void gather(SqlConnection connection) {
        SocketConnectionBase wire = (SocketConnectionBase) ((SqlConnectionInternal) connection).unwrap().unwrap();
        wire.socket().channelHandlerContext().pipeline().addFirst(new FlushConsolidationHandler(MOST, true));
        connection.close();
    }
}
