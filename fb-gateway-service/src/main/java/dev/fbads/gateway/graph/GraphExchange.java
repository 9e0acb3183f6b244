package dev.fbads.gateway.graph;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;

/**
 * One request and its answer. Ends exactly once, whatever happens: with the whole answer, with the first trouble, or silently
 * when {@link #abandon} comes first. An answer that did not end is reset, so its connection is not used again.
 */
final class GraphExchange {

    private final Vertx vertx;
    private final long maxBytes;
    private final Consumer<RawAnswer> whenEnded;
    private final long timer;

    private volatile @Nullable HttpClientRequest request;
    private volatile boolean ended;

    GraphExchange(Vertx vertx, long timeoutMillis, long maxBytes, Consumer<RawAnswer> whenEnded) {
        this.vertx = vertx;
        this.maxBytes = maxBytes;
        this.whenEnded = whenEnded;
        this.timer = vertx.setTimer(timeoutMillis, fired -> breakOff(new RawAnswer.Broken("no whole answer in time")));
    }

    /** Sends the request with the body, which may be empty. */
    void start(HttpClient http, RequestOptions options, Buffer body) {
        http.request(options)
                .onSuccess(opened -> send(opened, body))
                .onFailure(this::broken);
    }

    /** Nobody waits for the answer any longer. */
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
        AnswerBody body = new AnswerBody(maxBytes, response.getHeader(HttpHeaders.CONTENT_LENGTH));
        response.exceptionHandler(this::broken);
        response.handler(chunk -> {
            if (!body.add(chunk)) {
                breakOff(new RawAnswer.TooLarge());
            }
        });
        response.endHandler(end -> end(new RawAnswer.Whole(response.statusCode(), response.headers(), body.whole())));
    }

    private void broken(Throwable cause) {
        breakOff(new RawAnswer.Broken(cause.getClass().getSimpleName()));
    }

    private void breakOff(RawAnswer trouble) {
        if (isFirstEnd()) {
            stop();
            whenEnded.accept(trouble);
        }
    }

    private void end(RawAnswer answer) {
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
