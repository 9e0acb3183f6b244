package dev.fbads.local.launcher.edge;

import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;

/** The edge's own responses, in the envelope of the services. */
enum Problem {
    MALFORMED(HttpResponseStatus.BAD_REQUEST, "malformed_request", "The request is not HTTP/1.1."),
    URI_TOO_LONG(HttpResponseStatus.REQUEST_URI_TOO_LONG, "uri_too_long", "The request line is too long."),
    HEADERS_TOO_LARGE(HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "headers_too_large",
            "The request's headers are too large."),
    NO_ROUTE(HttpResponseStatus.NOT_FOUND, "not_found", "There is no such path."),
    UPSTREAM_UNAVAILABLE(HttpResponseStatus.BAD_GATEWAY, "upstream_unavailable",
            "The service behind this path does not answer.");

    private final HttpResponseStatus status;
    private final String code;
    private final String detail;

    Problem(HttpResponseStatus status, String code, String detail) {
        this.status = status;
        this.code = code;
        this.detail = detail;
    }

    /** What is wrong with a request that cannot be decoded. */
    static Problem of(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return URI_TOO_LONG;
        }
        return cause instanceof TooLongHttpHeaderException ? HEADERS_TOO_LARGE : MALFORMED;
    }

    FullHttpResponse response(String path) {
        var body = Unpooled.copiedBuffer(json(path), StandardCharsets.UTF_8);
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, "application/problem+json")
                .set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
        return response;
    }

    private String json(String path) {
        return JsonNodeFactory.instance.objectNode().put("type", "about:blank").put("title", status.reasonPhrase())
                .put("status", status.code())
                .put("code", code).put("detail", detail).put("instance", path).toString();
    }
}
