package dev.fbads.gateway.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;

/** A fake of Meta that returns configured responses and records the calls. */
public final class FakeGraph implements AutoCloseable {

    /** A client of an earlier user of the port may still send requests. */
    private static final String HEALTH = "/q/health";

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

    /** Computes every response by the function. */
    public void respondsWith(Function<Seen, Reply> answers) {
        seen.clear();
        script = answers;
    }

    /** Returns one response after another; the last one repeats. */
    public void respondsInOrder(Reply... replies) {
        Deque<Reply> left = new ArrayDeque<>(List.of(replies));
        respondsWith(request -> left.size() > 1 ? left.pop() : left.getFirst());
    }

    public List<Seen> seen() {
        return List.copyOf(seen);
    }

    /** An empty row of the account, which disables the comparison. */
    public void hasNoTotals() {
        Function<Seen, Reply> answers = script;
        script = call -> "account".equals(call.param("level")) ? Reply.ok(Bodies.rowsPage(List.of(), null))
                : answers.apply(call);
    }

    private void answer(HttpServerRequest request) {
        if (request.path().startsWith(HEALTH)) {
            request.response().setStatusCode(404).end();
            return;
        }
        request.body().onSuccess(form -> answer(request, form.toString(UTF_8)));
    }

    private synchronized void answer(HttpServerRequest request, String form) {
        MultiMap params = MultiMap.caseInsensitiveMultiMap().addAll(request.params());
        new QueryStringDecoder(form, false).parameters().forEach(params::add);
        Seen call = new Seen(request.method().name(), request.uri(), request.path(), params, request.headers());
        seen.add(call);
        script.apply(call).accept(request);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** One call. */
    public record Seen(String method, String uri, String path, MultiMap params, MultiMap headers) {

        public String param(String name) {
            return params.get(name);
        }

        public int intParam(String name) {
            return Integer.parseInt(params.get(name));
        }
    }
}
