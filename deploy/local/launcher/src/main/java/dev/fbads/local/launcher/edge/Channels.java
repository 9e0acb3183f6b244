package dev.fbads.local.launcher.edge;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.socket.SocketChannel;

/** What both sides of the edge do with their channels. */
final class Channels {

    private static final Logger LOG = System.getLogger(Edge.class.getName());

    private static final ChannelFutureListener REPORT = done -> {
        if (!done.isSuccess()) {
            report(done.channel(), done.cause());
        }
    };

    private Channels() {
    }

    /** Without a flush. */
    static void write(Channel channel, Object message) {
        channel.write(message).addListener(REPORT);
    }

    /** At once; what is not written yet is lost. */
    static void close(Channel channel) {
        channel.close().addListener(REPORT);
    }

    /** When everything written so far has left; also when it cannot leave. */
    static void closeAfterWrites(Channel channel) {
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    /** Writes no more when everything written so far has left, and still reads. */
    static void endAfterWrites(SocketChannel channel) {
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> channel.shutdownOutput().addListener(REPORT));
    }

    /** That the other side went away is its right and no fault of the edge: an {@link IOException} is for debugging only. */
    static void report(Channel channel, Throwable cause) {
        LOG.log(cause instanceof IOException ? Level.DEBUG : Level.WARNING, () -> "connection " + channel + " failed", cause);
    }
}
