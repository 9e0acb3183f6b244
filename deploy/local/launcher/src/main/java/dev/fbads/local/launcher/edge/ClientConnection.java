package dev.fbads.local.launcher.edge;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;

/**
 * A client's connection: passes one request after the other to its service. All of it runs on the connection's thread.
 *
 * <ol>
 * <li>It owns at most one {@link Upstream}, and closes it when the client leaves.
 * <li>It reads from the client at all times, because only a read shows that the client left. It pauses while the service does
 * not take the request's body, which {@link EdgeTimeouts#write} limits, and when a client sends further requests without
 * waiting for their responses.
 * </ol>
 */
final class ClientConnection extends ChannelInboundHandlerAdapter {

    /** Pieces of at most 8 KiB. */
    private static final int MOST_WAITING = 16;

    private final Channel channel;
    private final Map<Route, Integer> ports;
    private final EdgeTimeouts timeouts;
    /** What belongs to later requests than the current one. */
    private final Deque<HttpObject> waiting = new ArrayDeque<>();
    private @Nullable Upstream upstream;
    private @Nullable Exchange exchange;
    private @Nullable Future<?> linger;
    /** The connection ends with the current exchange, or has ended. */
    private boolean closing;
    private boolean passing;

    ClientConnection(Channel channel, Map<Route, Integer> ports, EdgeTimeouts timeouts) {
        this.channel = channel;
        this.ports = ports;
        this.timeouts = timeouts;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        waiting.add((HttpObject) message);
        proceed();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (upstream != null) {
            upstream.flush();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        readUpstreamWhileWritable();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        closeUpstream();
        closing = true;
        exchange = null;
        proceed();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        Channels.report(channel, cause);
        Channels.close(channel);
    }

    /** Passes on what was read, as far as possible, and reads more if there is room. */
    void proceed() {
        if (passing) {
            return; // a write in the loop below has filled the upstream; the loop's end pauses the client
        }
        passing = true;
        while (!waiting.isEmpty() && (exchange == null || !exchange.requestEnded())) {
            pass(waiting.remove());
        }
        passing = false;
        boolean room = upstream == null || exchange == null || exchange.refusesBody() || upstream.takesMore();
        channel.config().setAutoRead(room && waiting.size() < MOST_WAITING);
    }

    /** A part of the response to the current request. */
    void received(HttpObject part) {
        var current = exchange;
        if (current == null || current.responseEnded()) {
            ReferenceCountUtil.release(part);
            return;
        }
        if (part.decoderResult().isFailure() || part instanceof HttpResponse head && !begin(head, current)) {
            ReferenceCountUtil.release(part);
            closeUpstream();
            upstreamEnded();
            return;
        }
        Channels.write(channel, part);
        readUpstreamWhileWritable();
        if (part instanceof LastHttpContent) {
            endResponse(current);
        }
    }

    void flush() {
        channel.flush();
    }

    /** The service reads no more of the request; the rest of it is discarded. */
    void upstreamRefusesBody() {
        if (exchange != null) {
            exchange.refuseBody();
        }
        proceed();
    }

    /** The connection to the service is closed, or could not be opened. */
    void upstreamEnded() {
        upstream = null;
        var current = exchange;
        if (current == null || current.responseEnded()) {
            return;
        }
        if (current.responseBegun()) {
            // Without its end, so that the client sees that the response is cut off.
            closing = true;
            exchange = null;
            Channels.closeAfterWrites(channel);
        } else {
            respond(Problem.UPSTREAM_UNAVAILABLE, current);
        }
        proceed();
    }

    private void pass(HttpObject piece) {
        if (exchange != null) {
            passBody((HttpContent) piece, exchange);
        } else if (closing) {
            ReferenceCountUtil.release(piece);
        } else {
            begin((HttpRequest) piece);
        }
    }

    private void begin(HttpRequest request) {
        var begun = new Exchange(request);
        exchange = begun;
        if (request.decoderResult().isFailure()) {
            ReferenceCountUtil.release(request);
            begun.endRequest();
            respond(Problem.MALFORMED, begun);
            return;
        }
        Route.of(begun.path()).ifPresentOrElse(route -> forward(request, begun, ports.get(route)),
                () -> respond(Problem.NO_ROUTE, begun));
    }

    private void forward(HttpRequest request, Exchange begun, int port) {
        if (upstream == null || !upstream.serves(port)) {
            closeUpstream();
            upstream = Upstream.connect(port, this, channel.eventLoop(), timeouts);
        }
        Headers.forward(request, begun);
        upstream.write(request);
    }

    private void passBody(HttpContent content, Exchange current) {
        if (content.decoderResult().isFailure()) {
            ReferenceCountUtil.release(content);
            Channels.close(channel);
            return;
        }
        boolean last = content instanceof LastHttpContent;
        if (upstream == null || current.refusesBody()) {
            ReferenceCountUtil.release(content);
        } else {
            upstream.write(content);
        }
        if (last) {
            current.endRequest();
            finishIfEnded(current);
        }
    }

    /** False when the response is none that HTTP allows here. */
    private boolean begin(HttpResponse response, Exchange current) {
        if (response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
            return current.beginUpgrade();
        }
        current.beginResponse(response.status().codeClass() == HttpStatusClass.INFORMATIONAL);
        if (!current.isInformational()) {
            current.endsUpstream(!HttpUtil.isKeepAlive(response));
            closing = Headers.respond(response, current);
        }
        return true;
    }

    private void endResponse(Exchange current) {
        flush();
        if (current.isUpgraded()) {
            tunnel();
            return;
        }
        current.endResponse();
        if (!current.responseEnded()) {
            return;
        }
        if (current.endsUpstream() || !current.requestEnded()) {
            closeUpstream();
        }
        finishIfEnded(current);
        proceed();
    }

    /** Tells the client what no service has told it. */
    private void respond(Problem problem, Exchange current) {
        var response = problem.response(current.path());
        current.beginResponse(false);
        closing = Headers.respond(response, current);
        Channels.write(channel, response);
        flush();
        current.endResponse();
        finishIfEnded(current);
    }

    private void finishIfEnded(Exchange current) {
        if (!current.responseEnded()) {
            return;
        }
        if (!current.requestEnded()) {
            // Read and discarded: closing now would reset the connection, and the client might not see the response.
            linger = channel.eventLoop().schedule(() -> Channels.close(channel), timeouts.linger().toMillis(),
                    TimeUnit.MILLISECONDS);
            return;
        }
        if (linger != null) {
            linger.cancel(false);
            linger = null;
        }
        exchange = null;
        if (closing) {
            Channels.closeAfterWrites(channel);
        }
    }

    /** From now on both connections carry bytes of another protocol. */
    private void tunnel() {
        var service = upstream;
        if (service == null || !waiting.isEmpty()) {
            // A client may not send before it has the response.
            Channels.close(channel);
            return;
        }
        upstream = null;
        exchange = null;
        closing = true;
        // Bytes that a codec has read already leave it when it is removed: the way that they take is free by then.
        service.writeBytes();
        channel.pipeline().replace(this, "tunnel", new Tunnel(service.channel()));
        channel.pipeline().remove(HttpServerCodec.class);
        service.readBytes(channel);
        channel.config().setAutoRead(true);
        service.reading(true);
    }

    private void readUpstreamWhileWritable() {
        if (upstream != null) {
            upstream.reading(channel.isWritable());
        }
    }

    private void closeUpstream() {
        if (upstream != null) {
            upstream.close();
            upstream = null;
        }
    }
}
