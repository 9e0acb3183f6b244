package dev.fbads.gateway.testing;

import java.util.Map;
import java.util.function.Consumer;

import io.vertx.core.http.HttpServerRequest;

/** One response of {@link FakeGraph}. */
public interface Reply extends Consumer<HttpServerRequest> {

    static Reply json(int status, String body) {
        return json(status, body, Map.of());
    }

    static Reply json(int status, String body, Map<String, String> headers) {
        return request -> {
            headers.forEach(request.response()::putHeader);
            request.response()
                    .setStatusCode(status)
                    .putHeader("Content-Type", "application/json; charset=UTF-8")
                    .end(body);
        };
    }

    static Reply ok(String body) {
        return json(200, body);
    }

    static Reply error(int status, int code, Integer subcode, String message) {
        return error(status, code, subcode, message, Map.of());
    }

    static Reply error(int status, int code, Integer subcode, String message, Map<String, String> headers) {
        String sub = subcode == null ? "" : ",\"error_subcode\":" + subcode;
        return json(status, "{\"error\":{\"message\":\"%s\",\"type\":\"OAuthException\",\"code\":%d%s,\"fbtrace_id\":\"AbC\"}}"
                .formatted(message, code, sub), headers);
    }

    static Reply tooMuch() {
        return error(500, 1, null, "Please reduce the amount of data you're asking for, then retry your request");
    }

    static Reply html(int status) {
        return request -> request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/html")
                .end("<html><body>Sorry, something went wrong.</body></html>");
    }

    /** A complete HTTP response with truncated JSON. */
    static Reply halfOf(String body) {
        return ok(body.substring(0, body.length() / 2));
    }

    /** Half of the announced bytes, then a closed connection. */
    static Reply brokenOff(String body) {
        return request -> {
            request.response().putHeader("Content-Length", String.valueOf(body.length()));
            request.response().write(body.substring(0, body.length() / 2))
                    .onComplete(written -> request.connection().close());
        };
    }

    /** Headers and half of the body, then a stall. */
    static Reply stalled(String body) {
        return request -> {
            request.response().putHeader("Content-Length", String.valueOf(body.length()));
            request.response().write(body.substring(0, body.length() / 2));
        };
    }

    /** A closed connection without response. */
    static Reply reset() {
        return request -> request.connection().close();
    }
}
