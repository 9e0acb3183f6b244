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
 * Tunes the connections of the pool:
 * <ol>
 * <li>Statements that are started together are sent in one write. The driver would write each by itself, and a write costs
 * more than most of the statements, in this process and in the server.
 * <li>Results are passed to the driver message by message. The driver buffers all bytes until a read ends at the end of a
 * message, which may be the last row of a result: a hundred megabytes of rows could be in memory at once.
 * </ol>
 * The driver has no setting for either. With a driver of another structure the connection fails.
 */
@Singleton
final class TunedConnections implements ConnectionTuning {

    /** More than the statements of a transaction. */
    private static final int MAX_STATEMENTS = 64;
    private static final String DRIVER = "codec";

    @Override
    public void tune(SqlConnection connection) {
        SocketConnectionBase wire = (SocketConnectionBase) ((SqlConnectionInternal) connection).unwrap().unwrap();
        ChannelPipeline pipeline = wire.socket().channelHandlerContext().pipeline();
        pipeline.addFirst(new FlushConsolidationHandler(MAX_STATEMENTS, true));
        pipeline.addBefore(DRIVER, "messages", wholeMessages());
    }

    /** A message is a byte for its type and four bytes for its length, which includes these four (protocol 3, §54.7). */
    private static LengthFieldBasedFrameDecoder wholeMessages() {
        return new LengthFieldBasedFrameDecoder(Integer.MAX_VALUE, 1, Integer.BYTES, -Integer.BYTES, 0);
    }
}
