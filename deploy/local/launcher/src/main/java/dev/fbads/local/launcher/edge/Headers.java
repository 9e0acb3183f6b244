package dev.fbads.local.launcher.edge;

import java.util.List;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;

/** Headers that belong to one connection and not to the message (RFC 9110 §7.6.1). */
final class Headers {

    private static final List<String> OF_THE_CONNECTION = List.of("keep-alive", "proxy-connection",
            "proxy-authenticate", "proxy-authorization", "te", "trailer");

    private Headers() {
    }

    /** Makes a client's request one that a service may get. */
    static void forward(HttpRequest request, Exchange exchange) {
        var headers = request.headers();
        removeHopByHop(headers);
        if (exchange.isUpgrade()) {
            headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE);
        } else {
            headers.remove(HttpHeaderNames.UPGRADE);
        }
        request.setProtocolVersion(HttpVersion.HTTP_1_1);
    }

    /**
     * Makes a service's response one that the client may get.
     *
     * @return whether the client's connection ends with it
     */
    static boolean respond(HttpResponse response, Exchange exchange) {
        var headers = response.headers();
        removeHopByHop(headers);
        headers.remove(HttpHeaderNames.UPGRADE);
        boolean close = !exchange.keepsConnection();
        if (exchange.isHttp10()) {
            headers.remove(HttpHeaderNames.TRANSFER_ENCODING);
            close = close || !headers.contains(HttpHeaderNames.CONTENT_LENGTH);
        } else if (endsWithTheConnection(response, exchange)) {
            HttpUtil.setTransferEncodingChunked(response, true);
        }
        if (close) {
            headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        } else if (exchange.isHttp10()) {
            headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
        }
        return close;
    }

    private static void removeHopByHop(HttpHeaders headers) {
        for (var names : headers.getAll(HttpHeaderNames.CONNECTION)) {
            for (var name : names.split(",", -1)) {
                removeUnlessUpgrade(headers, name.strip());
            }
        }
        headers.remove(HttpHeaderNames.CONNECTION);
        OF_THE_CONNECTION.forEach(headers::remove);
    }

    private static void removeUnlessUpgrade(HttpHeaders headers, String name) {
        if (!name.isEmpty() && !HttpHeaderNames.UPGRADE.contentEqualsIgnoreCase(name)) {
            headers.remove(name);
        }
    }

    private static boolean endsWithTheConnection(HttpResponse response, Exchange exchange) {
        var status = response.status();
        boolean bodiless = exchange.isHead() || status.codeClass() == HttpStatusClass.INFORMATIONAL
                || status.equals(HttpResponseStatus.NO_CONTENT) || status.equals(HttpResponseStatus.NOT_MODIFIED);
        return !bodiless && !HttpUtil.isContentLengthSet(response) && !HttpUtil.isTransferEncodingChunked(response);
    }
}
