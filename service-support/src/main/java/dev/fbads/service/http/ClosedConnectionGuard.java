package dev.fbads.service.http;

import java.nio.channels.ClosedChannelException;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;

/**
 * Fails writes to a closed HTTP connection before they reach Netty's encoder.
 *
 * <p>
 * The encoder holds encoded buffers in a list until they have been written (HttpObjectEncoder, Netty 4.1.130). A write to a
 * closed connection fails immediately, inside that loop. If its listener writes again, as RESTEasy's reset of a broken stream
 * does, the list is written a second time and its pooled buffers are released twice. The second release takes a buffer away
 * from its next owner: a database connection then fails, or sends bytes of another owner.
 */
@Sharable
final class ClosedConnectionGuard extends ChannelOutboundHandlerAdapter {

    static final String NAME = "closed-connection-guard";
    static final ClosedConnectionGuard INSTANCE = new ClosedConnectionGuard();

    private ClosedConnectionGuard() {
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        if (context.channel().isActive()) {
            super.write(context, message, promise);
        } else {
            ReferenceCountUtil.release(message);
            promise.tryFailure(new ClosedChannelException());
        }
    }
}
