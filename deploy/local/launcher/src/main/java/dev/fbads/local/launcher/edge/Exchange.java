package dev.fbads.local.launcher.edge;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;

/** One request and how far it and its response have passed through the edge. */
final class Exchange {

    private final HttpMethod method;
    private final String path;
    private final boolean http10;
    private final boolean upgrade;
    private final boolean keepAlive;
    private final boolean hasBody;
    private boolean requestEnded;
    private ResponseState response = ResponseState.AWAITED;
    private boolean refusesBody;
    private boolean endsUpstream;

    /** How far the response has come. */
    private enum ResponseState {
        AWAITED,
        /** A 1xx is under way; the response proper follows it. */
        INFORMATIONAL,
        /** A 101 is under way; it is the last message of HTTP. */
        UPGRADE,
        BEGUN,
        ENDED
    }

    Exchange(HttpRequest request) {
        this.method = request.method();
        this.path = path(request.uri());
        this.http10 = !request.protocolVersion().equals(HttpVersion.HTTP_1_1);
        this.upgrade = request.headers().contains(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true);
        this.keepAlive = HttpUtil.isKeepAlive(request) && request.decoderResult().isSuccess();
        this.hasBody = HttpUtil.isTransferEncodingChunked(request)
                || HttpUtil.isContentLengthSet(request) && HttpUtil.getContentLength(request, 0L) > 0;
    }

    /** As it stands in the request line, without the query. */
    String path() {
        return path;
    }

    boolean isHead() {
        return method.equals(HttpMethod.HEAD);
    }

    boolean isHttp10() {
        return http10;
    }

    /** Whether the client asks for a WebSocket. */
    boolean isUpgrade() {
        return upgrade;
    }

    /** Whether the client may send a further request after this one, when its response begins now. */
    boolean keepsConnection() {
        return keepAlive && (requestEnded || !hasBody);
    }

    void endRequest() {
        requestEnded = true;
    }

    boolean requestEnded() {
        return requestEnded;
    }

    void beginResponse(boolean informational) {
        response = informational ? ResponseState.INFORMATIONAL : ResponseState.BEGUN;
    }

    /** False when the client has not asked for a WebSocket. */
    boolean beginUpgrade() {
        response = ResponseState.UPGRADE;
        return upgrade;
    }

    boolean isInformational() {
        return response == ResponseState.INFORMATIONAL;
    }

    boolean isUpgraded() {
        return response == ResponseState.UPGRADE;
    }

    boolean responseBegun() {
        return response == ResponseState.BEGUN || response == ResponseState.ENDED;
    }

    /** Ends what has begun; after a 1xx the response proper is still to come. */
    void endResponse() {
        response = isInformational() ? ResponseState.AWAITED : ResponseState.ENDED;
        refusesBody = refusesBody || responseEnded();
    }

    boolean responseEnded() {
        return response == ResponseState.ENDED;
    }

    /** Whether the service ends its connection with this response. */
    boolean endsUpstream() {
        return endsUpstream;
    }

    void endsUpstream(boolean ends) {
        endsUpstream = ends;
    }

    /** The service takes no more of the request. */
    void refuseBody() {
        refusesBody = true;
    }

    boolean refusesBody() {
        return refusesBody;
    }

    private static String path(String uri) {
        int query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query);
    }
}
