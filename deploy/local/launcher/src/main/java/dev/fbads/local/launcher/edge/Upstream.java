package dev.fbads.local.launcher.edge;

import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.ChannelOutputShutdownEvent;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.timeout.WriteTimeoutHandler;
import io.netty.util.ReferenceCountUtil;

/**
 * A connection to a service. It belongs to one client connection, which hears of everything that comes from it until it
 * {@linkplain #close() closes} it; the socket is closed then in any state, also while it connects.
 */
final class Upstream extends EdgeHandler {

    private final int port;
    private final Channel channel;
    private @Nullable ClientConnection owner;
    private boolean connected;

    private Upstream(int port, ClientConnection owner, EventLoop loop, EdgeTimeouts timeouts) {
        this.port = port;
        this.owner = owner;
        var connecting = bootstrap(loop, timeouts).connect(new InetSocketAddress(Edge.HOST, port));
        this.channel = connecting.channel();
        connecting.addListener((ChannelFuture done) -> connected(done));
    }

    /** @param loop the owner's thread, so that nothing needs a lock */
    static Upstream connect(int port, ClientConnection owner, EventLoop loop, EdgeTimeouts timeouts) {
        return new Upstream(port, owner, loop, timeouts);
    }

    /** Whether it can take a further request for that port. */
    boolean serves(int wanted) {
        return port == wanted && channel.isActive();
    }

    boolean takesMore() {
        return channel.isWritable();
    }

    /** May be called while it connects: the message then leaves with the connection. */
    void write(Object message) {
        Channels.write(channel, message);
    }

    void flush() {
        if (connected) {
            channel.flush();
        }
    }

    void reading(boolean on) {
        channel.config().setAutoRead(on);
    }

    /** The owner hears no more of it. */
    void close() {
        owner = null;
        Channels.close(channel);
    }

    /** From now on bytes are written as they are. */
    void writeBytes() {
        owner = null;
        channel.pipeline().get(HttpClientCodec.class).removeOutboundHandler();
    }

    /** From now on bytes are passed to the client as they are. */
    void readBytes(Channel client) {
        channel.pipeline().replace(this, "tunnel", new Tunnel(client));
        channel.pipeline().remove(HttpClientCodec.class);
    }

    Channel channel() {
        return channel;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (owner == null) {
            ReferenceCountUtil.release(message);
        } else {
            owner.received((HttpObject) message);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (owner != null) {
            owner.flush();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (owner != null) {
            owner.proceed();
        }
    }

    /** Only a failed write shuts the output: the service reads no more, but its response may be on the way. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelOutputShutdownEvent && owner != null) {
            owner.upstreamRefusesBody();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        ended();
    }

    private void connected(ChannelFuture done) {
        if (!done.isSuccess()) {
            Channels.report(channel, done.cause());
            ended();
        } else {
            connected = true;
            flush();
        }
    }

    private void ended() {
        var listener = owner;
        owner = null;
        if (listener != null) {
            listener.upstreamEnded();
        }
    }

    private Bootstrap bootstrap(EventLoop loop, EdgeTimeouts timeouts) {
        return new Bootstrap().group(loop).channel(NioSocketChannel.class)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) timeouts.connect().toMillis())
                .option(ChannelOption.TCP_NODELAY, true)
                // A failed write must not close the channel: the response that explains it may not be read yet.
                .option(ChannelOption.AUTO_CLOSE, false)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel opened) {
                        opened.pipeline().addLast(
                                new WriteTimeoutHandler(timeouts.write().toMillis(), TimeUnit.MILLISECONDS),
                                new HttpClientCodec(HttpLimits.decoder(), false, false), Upstream.this);
                    }
                });
    }
}
