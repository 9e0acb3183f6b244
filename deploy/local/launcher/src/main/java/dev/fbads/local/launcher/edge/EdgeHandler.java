package dev.fbads.local.launcher.edge;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** A side of the edge: a failure ends its connection. */
abstract class EdgeHandler extends ChannelInboundHandlerAdapter {

    @Override
    public final void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        Channels.report(context.channel(), cause);
        Channels.close(context.channel());
    }
}
