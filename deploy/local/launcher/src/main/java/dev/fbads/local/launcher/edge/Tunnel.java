package dev.fbads.local.launcher.edge;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpServerCodec;

/**
 * One side of an upgraded connection: passes its bytes on to the other side, reads no faster than the other side takes them,
 * and closes the other side when it ends.
 */
final class Tunnel extends EdgeHandler {

    private final Channel peer;

    Tunnel(Channel peer) {
        this.peer = peer;
    }

    /** Makes one tunnel of a client's connection and a service's: from now on they carry bytes of another protocol. */
    static void join(Channel client, ChannelHandler http, Upstream service) {
        // Bytes that a codec has read already leave it when it is removed: the way that they take is free by then.
        service.writeBytes();
        client.pipeline().replace(http, "tunnel", new Tunnel(service.channel()));
        client.pipeline().remove(HttpServerCodec.class);
        service.readBytes(client);
        client.config().setAutoRead(true);
        service.reading(true);
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
}
