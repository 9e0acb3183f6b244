package dev.fbads.local.launcher.edge;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * A client's connection: passes one request after the other to its service. All of it runs on the connection's thread.
 *
 * <ol>
 * <li>It owns at most one connection to a service, and closes it when the client leaves.
 * <li>It reads from the client at all times, because only a read shows that the client left. It pauses only while the service
 * does not take the request's body, which {@link EdgeTimeouts#write} limits. A client that sends very many further requests
 * without waiting for their responses is closed.
 * </ol>
 */
final class ClientConnection extends EdgeHandler {

    private final SocketChannel channel;
    private final Map<Route, Integer> ports;
    private final RequestQueue requests = new RequestQueue();
    private final OwnedUpstream upstream;
    private final Linger linger;
    private @Nullable Exchange exchange;
    /** The connection ends with the current exchange, or has ended. */
    private boolean closing;

    ClientConnection(SocketChannel channel, Map<Route, Integer> ports, EdgeTimeouts timeouts) {
        this.channel = channel;
        this.ports = ports;
        this.upstream = new OwnedUpstream(this, channel.eventLoop(), timeouts);
        this.linger = new Linger(channel, timeouts.linger());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        requests.add((HttpObject) message);
        proceed();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        upstream.flush();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        upstream.reading(channel.isWritable());
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        upstream.close();
        closing = true;
        exchange = null;
        proceed();
    }

    /** Passes on what was read, as far as possible, and reads more if there is room. */
    void proceed() {
        if (requests.drain(() -> exchange == null || !exchange.requestEnded(), this::pass)) {
            channel.config().setAutoRead(exchange == null || exchange.refusesBody() || upstream.takesMore());
            if (requests.isFull()) {
                Channels.close(channel);
            }
        }
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
            upstream.close();
            upstreamEnded();
            return;
        }
        Channels.write(channel, part);
        upstream.reading(channel.isWritable());
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
        upstream.release();
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
            // The request's end is unknown: the client learns that no response follows, and may go on sending.
            respond(Problem.of(request.decoderResult().cause()), begun);
            Channels.endAfterWrites(channel);
            return;
        }
        Route.of(begun.path()).ifPresentOrElse(route -> forward(request, begun, ports.get(route)),
                () -> respond(Problem.NO_ROUTE, begun));
    }

    private void forward(HttpRequest request, Exchange begun, int port) {
        Headers.forward(request, begun);
        upstream.at(port).write(request);
    }

    private void passBody(HttpContent content, Exchange current) {
        if (content.decoderResult().isFailure()) {
            ReferenceCountUtil.release(content);
            Channels.close(channel);
            return;
        }
        boolean last = content instanceof LastHttpContent;
        if (current.refusesBody()) {
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
            upstream.close();
        }
        finishIfEnded(current);
        proceed();
        upstream.flush();
    }

    /** Sends a response of the edge itself. */
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
            linger.begin();
            return;
        }
        linger.end();
        exchange = null;
        if (closing) {
            Channels.closeAfterWrites(channel);
        }
    }

    /** From now on both connections carry bytes of another protocol. */
    private void tunnel() {
        if (!requests.isEmpty()) {
            // A client may not send before it has the response.
            Channels.close(channel);
            return;
        }
        exchange = null;
        closing = true;
        var service = upstream.release();
        if (service != null) {
            Tunnel.join(channel, this, service);
        }
    }
}
