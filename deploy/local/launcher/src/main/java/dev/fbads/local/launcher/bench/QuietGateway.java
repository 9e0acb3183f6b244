package dev.fbads.local.launcher.bench;

import java.util.concurrent.TimeUnit;

import dev.fbads.local.launcher.stack.StackException;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;

/** Answers every question for insights at once, and without a row: what remains is the price of a job. */
final class QuietGateway implements AutoCloseable {

    private static final String DONE = """
            {"done":{"rows":0,"calls_made":1,"calls_failed":0,"quota":{},"api_version":"v26.0","elapsed_ms":0}}
            """;
    private static final int SECONDS = 10;

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;

    private QuietGateway() throws Exception {
        server = vertx.createHttpServer()
                .requestHandler(request -> request.endHandler(
                        end -> request.response().putHeader("content-type", "application/x-ndjson").end(DONE)))
                .listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
    }

    static QuietGateway start() {
        try {
            return new QuietGateway();
        } catch (Exception e) {
            throw new StackException("the bench's own gateway does not start: " + e.getMessage(), e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
