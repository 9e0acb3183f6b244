package dev.fbads.query.tenant;

import jakarta.inject.Singleton;

import dev.fbads.service.database.ConnectionTuning;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;

/**
 * What is special about the connections of the pool:
 * <ol>
 * <li>Statements that are started together leave in one write: the driver would send each by itself, and each such write costs
 * more than most of the statements, on this side and in the server that it wakes.
 * <li>Answers are read message by message: the driver keeps all that it has read until a read ends where a message ends, which
 * may not be before an answer's last row. A hundred megabytes of rows then are in memory at once, whatever is made of each.
 * </ol>
 * The driver has no setting for either; with another driver this fails, and with it the connection.
 */
@Singleton
final class TunedConnections implements ConnectionTuning {

    /** More than a transaction has. */
    private static final int MOST_STATEMENTS = 64;
    private static final String DRIVER = "codec";

    @Override
    public void tune(SqlConnection connection) {
        SocketConnectionBase wire = (SocketConnectionBase) ((SqlConnectionInternal) connection).unwrap().unwrap();
        ChannelPipeline pipeline = wire.socket().channelHandlerContext().pipeline();
        pipeline.addFirst(new FlushConsolidationHandler(MOST_STATEMENTS, true));
        pipeline.addBefore(DRIVER, "messages", wholeMessages());
    }

    /** A message is a byte that says what it is and four that say how long it is, themselves included (protocol 3, §54.7). */
    private static LengthFieldBasedFrameDecoder wholeMessages() {
        return new LengthFieldBasedFrameDecoder(Integer.MAX_VALUE, 1, Integer.BYTES, -Integer.BYTES, 0);
    }
}
