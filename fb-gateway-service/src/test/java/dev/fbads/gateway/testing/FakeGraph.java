package dev.fbads.gateway.testing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;

/** Stands in for Meta: answers what a test says, and remembers what it was asked. */
public final class FakeGraph implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private volatile Function<Seen, Reply> script = request -> Reply.json(404, "{}");

    public FakeGraph() {
        this.server = vertx.createHttpServer(new HttpServerOptions().setCompressionSupported(true))
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage().toCompletableFuture().join();
    }

    public String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** Answers every call by the function. */
    public void answers(Function<Seen, Reply> answers) {
        seen.clear();
        script = answers;
    }

    /** Answers one call after another; the last answer repeats. */
    public void answersInTurn(Reply... replies) {
        Deque<Reply> left = new ArrayDeque<>(List.of(replies));
        answers(request -> left.size() > 1 ? left.pop() : left.getFirst());
    }

    public List<Seen> seen() {
        return List.copyOf(seen);
    }

    private synchronized void answer(HttpServerRequest request) {
        Seen call = new Seen(request.uri(), request.path(), request.params(), request.headers());
        seen.add(call);
        script.apply(call).accept(request);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** One call. */
    public record Seen(String uri, String path, MultiMap params, MultiMap headers) {

        public String param(String name) {
            return params.get(name);
        }

        public int intParam(String name) {
            return Integer.parseInt(params.get(name));
        }
    }
}
