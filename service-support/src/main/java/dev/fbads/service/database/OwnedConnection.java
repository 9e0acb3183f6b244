package dev.fbads.service.database;

import java.util.concurrent.CancellationException;
import java.util.function.Function;

import org.jboss.logging.Logger;

import io.netty.channel.Channel;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.AsyncResultUni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.impl.ContextInternal;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;

/**
 * One connection of a pool, owned from its acquisition on. It guarantees:
 * <ol>
 * <li>The acquisition is never abandoned: a connection that is acquired after the end is returned at once.
 * <li>It is returned exactly once, by the first of commit, rollback, abandonment and discarding.
 * <li>Statements of its next user are executed after the end of the transaction, whatever their event loop.
 * <li>A connection whose last statement fails is closed, not returned, so that its transaction has no other user.
 * </ol>
 * Its steps are futures of the driver and not {@code Uni}s, so that no cancellation reaches them.
 */
final class OwnedConnection {

    private static final Logger LOG = Logger.getLogger(OwnedConnection.class);

    private static final String BEGIN = "BEGIN";
    private static final String COMMIT = "COMMIT";
    private static final String ROLLBACK = "ROLLBACK";

    private final Future<SqlConnection> acquired;
    private boolean begun;
    private boolean ended;

    /** Requests a connection of the pool. */
    OwnedConnection(Pool pool) {
        this.acquired = pool.getConnection();
    }

    /** The connection, as soon as the pool has one. */
    Uni<io.vertx.mutiny.sqlclient.SqlConnection> acquired() {
        return AsyncResultUni.<SqlConnection> toUni(acquired::onComplete)
                .map(io.vertx.mutiny.sqlclient.SqlConnection::newInstance);
    }

    /** Sends BEGIN: statements that are sent after this call are executed after it. Never completes after the end. */
    Uni<Void> begin(io.vertx.mutiny.sqlclient.SqlConnection connection) {
        synchronized (this) {
            if (ended) {
                return Uni.createFrom().nothing();
            }
            begun = true;
        }
        Future<Void> begin = connection.getDelegate().query(BEGIN).execute().mapEmpty();
        return AsyncResultUni.toUni(begin::onComplete);
    }

    /**
     * Sends COMMIT and returns the connection without waiting: its next user's statements are executed after it. Both are
     * done on the connection's own event loop. From another one COMMIT would wait in that loop's queue, and be overtaken by
     * the BEGIN of a next user who is on that loop already.
     */
    void commit() {
        end(connection -> {
            ((ContextInternal) wire(connection).context()).execute(() -> {
                connection.query(COMMIT).execute().onFailure(failure -> close(connection, failure));
                connection.close();
            });
            return Future.succeededFuture();
        });
    }

    /** Completes when the connection is returned to the pool or closed. */
    Uni<Void> rollback() {
        Future<Void> end = endWith(ROLLBACK);
        return AsyncResultUni.toUni(end::onComplete);
    }

    /**
     * Rolls back without a waiting caller, and closes the connection: the abandoned work may still send a statement from
     * another thread, which must not reach the next user's transaction. A connection without a transaction is returned.
     */
    void abandon() {
        end(connection -> hasBegun()
                ? connection.query(ROLLBACK)
                        .execute()
                        .transform(result -> close(connection, new CancellationException("the work was abandoned")))
                : connection.close());
    }

    /** Ends the transaction, where one has begun, with a statement. */
    Future<Void> endWith(String statement) {
        return end(connection -> hasBegun()
                ? connection.query(statement)
                        .execute()
                        .transform(result -> result.succeeded() ? connection.close() : close(connection, result.cause()))
                : connection.close());
    }

    /** Closes the connection, which is in an unknown state: the pool replaces it. */
    void discard(Throwable cause) {
        end(connection -> close(connection, cause));
    }

    private Future<Void> end(Function<SqlConnection, Future<Void>> how) {
        synchronized (this) {
            if (ended) {
                return Future.succeededFuture();
            }
            ended = true;
        }
        return acquired.transform(result -> result.succeeded() ? how.apply(result.result()) : Future.succeededFuture());
    }

    private synchronized boolean hasBegun() {
        return begun;
    }

    /**
     * Closes the socket, and then returns the connection, so that the pool no longer counts it as used. Netty
     * completes a close before its handlers are notified: the pool is notified two iterations of the event loop later,
     * and does not lend it again.
     */
    private static Future<Void> close(SqlConnection connection, Throwable cause) {
        LOG.debug("a connection is closed instead of returned", cause);
        Channel channel = wire(connection).socket().channelHandlerContext().channel();
        Promise<Void> closed = Promise.promise();
        channel.close().addListener(done -> channel.eventLoop().execute(
                () -> channel.eventLoop().execute(() -> connection.close().onComplete(back -> closed.complete()))));
        return closed.future();
    }

    private static SocketConnectionBase wire(SqlConnection connection) {
        return (SocketConnectionBase) ((SqlConnectionInternal) connection).unwrap().unwrap();
    }
}
