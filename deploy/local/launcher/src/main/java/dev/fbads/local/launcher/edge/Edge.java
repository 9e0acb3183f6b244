package dev.fbads.local.launcher.edge;

import java.net.InetSocketAddress;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

import dev.fbads.local.launcher.stack.StackException;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;

/**
 * The one public address, as an ingress would be in production: bodies are streamed both ways, WebSockets pass through.
 *
 * <ol>
 * <li>A request without a {@link Route} is answered with 404 and reaches no service.
 * <li>A service that does not answer is a 502 with code {@code upstream_unavailable}.
 * <li>A client connection owns its upstream connection: when one side goes away, in any phase, the other is closed.
 * <li>An answer that a service gives before it has read the whole request, 413 above all, reaches the client.
 * </ol>
 */
public final class Edge implements AutoCloseable {

    static final String HOST = "127.0.0.1";
    private static final int BACKLOG = 1_024;
    private static final long CLOSE_SECONDS = 5;

    private final Optional<EventLoopGroup> threads;

    private Edge(Optional<EventLoopGroup> threads) {
        this.threads = threads;
    }

    /** An edge that was not started. */
    public static Edge closed() {
        return new Edge(Optional.empty());
    }

    /**
     * @param upstream the port of a route's service on the loopback interface
     */
    public static Edge start(int port, ToIntFunction<Route> upstream) {
        return start(port, upstream, EdgeTimeouts.DEFAULT);
    }

    static Edge start(int port, ToIntFunction<Route> upstream, EdgeTimeouts timeouts) {
        var ports = new EnumMap<Route, Integer>(Route.class);
        for (var route : Route.values()) {
            ports.put(route, upstream.applyAsInt(route));
        }
        // A client and its upstream share a thread, so a request never waits for another thread.
        var threads = new NioEventLoopGroup(new DefaultThreadFactory("edge", true));
        var edge = new Edge(Optional.of(threads));
        var listening = bootstrap(threads, Map.copyOf(ports), timeouts).bind(new InetSocketAddress(HOST, port))
                .awaitUninterruptibly();
        if (!listening.isSuccess()) {
            edge.close();
            throw new StackException("the edge cannot listen on port " + port, listening.cause());
        }
        return edge;
    }

    /** Ends open connections too. */
    @Override
    public void close() {
        threads.map(running -> running.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS)).ifPresent(Edge::await);
    }

    private static ServerBootstrap bootstrap(EventLoopGroup threads, Map<Route, Integer> ports, EdgeTimeouts timeouts) {
        return new ServerBootstrap().group(threads).channel(NioServerSocketChannel.class)
                // As many browsers as reload a page at once.
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline().addLast(new HttpServerCodec(HttpLimits.decoder()),
                                new ClientConnection(channel, ports, timeouts));
                    }
                });
    }

    private static void await(Future<?> closing) {
        if (!closing.awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS)) {
            throw new StackException("the edge does not close");
        }
    }
}
