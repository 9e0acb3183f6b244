package dev.fbads.local.launcher.edge;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * One side of an upgraded connection: passes its bytes on to the other side, reads no faster than the other side takes them,
 * and closes the other side when it ends.
 */
final class Tunnel extends ChannelInboundHandlerAdapter {

    private final Channel peer;

    Tunnel(Channel peer) {
        this.peer = peer;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        Channels.write(peer, bytes);
        context.channel().config().setAutoRead(peer.isWritable());
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        peer.flush();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        peer.config().setAutoRead(context.channel().isWritable());
    }

    /** The last frame, with the reason of the close, goes before the end. */
    @Override
    public void channelInactive(ChannelHandlerContext context) {
        Channels.closeAfterWrites(peer);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        Channels.report(context.channel(), cause);
        Channels.close(context.channel());
    }
}
