package dev.fbads.gateway.graph;

import java.util.function.Consumer;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.errors.GraphFailure.TooMuchData;
import dev.fbads.gateway.errors.GraphFailure.Unavailable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;

/**
 * One request and its response. Ends exactly once: with the complete response, with the first failure, or silently when
 * {@link #abandon} comes first. An incomplete response is reset, so that its connection is not reused.
 */
final class GraphExchange {

    private static final Logger LOG = Logger.getLogger(GraphExchange.class);

    private final Vertx vertx;
    private final long maxBytes;
    private final Consumer<TransportResult> whenEnded;
    private final long timer;

    private volatile @Nullable HttpClientRequest request;
    private volatile boolean ended;

    GraphExchange(Vertx vertx, long timeoutMillis, long maxBytes, Consumer<TransportResult> whenEnded) {
        this.vertx = vertx;
        this.maxBytes = maxBytes;
        this.whenEnded = whenEnded;
        this.timer = vertx.setTimer(timeoutMillis, fired -> unavailable("no complete response in time"));
    }

    /** Sends the request with the body, which may be empty. */
    void start(HttpClient http, RequestOptions options, Buffer body) {
        http.request(options)
                .onSuccess(opened -> send(opened, body))
                .onFailure(this::broken);
    }

    /** Aborts the exchange; no result is reported. */
    void abandon() {
        if (isFirstEnd()) {
            stop();
        }
    }

    private void send(HttpClientRequest opened, Buffer body) {
        request = opened;
        if (ended) {
            stop();
            return;
        }
        opened.exceptionHandler(this::broken);
        Future<HttpClientResponse> response = body.length() == 0 ? opened.send() : opened.send(body);
        response
                .onSuccess(this::receive)
                .onFailure(this::broken);
    }

    private void receive(HttpClientResponse response) {
        ResponseBody body = new ResponseBody(maxBytes, response.getHeader(HttpHeaders.CONTENT_LENGTH));
        response.exceptionHandler(this::broken);
        response.handler(chunk -> {
            if (!body.append(chunk)) {
                fail(new TooMuchData(null));
            }
        });
        response.endHandler(end -> end(new TransportResult.Response(response.statusCode(), response.headers(), body.whole())));
    }

    private void broken(Throwable cause) {
        unavailable(cause.getClass().getSimpleName());
    }

    private void unavailable(String reason) {
        LOG.debugf("no response from Graph: %s", reason);
        fail(new Unavailable(null));
    }

    private void fail(GraphFailure failure) {
        if (isFirstEnd()) {
            stop();
            whenEnded.accept(new TransportResult.NoResponse(failure));
        }
    }

    private void end(TransportResult answer) {
        if (isFirstEnd()) {
            vertx.cancelTimer(timer);
            whenEnded.accept(answer);
        }
    }

    private synchronized boolean isFirstEnd() {
        boolean first = !ended;
        ended = true;
        return first;
    }

    private void stop() {
        vertx.cancelTimer(timer);
        HttpClientRequest opened = request;
        if (opened != null) {
            opened.reset();
        }
    }
}
