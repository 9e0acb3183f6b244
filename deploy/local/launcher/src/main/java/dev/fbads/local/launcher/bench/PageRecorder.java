package dev.fbads.local.launcher.bench;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.fbads.local.backing.process.Ports;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.httpproxy.HttpProxy;

/**
 * Stands between a gateway and Graph, and writes down which pages were asked for, so that a bare client can ask for the same.
 */
final class PageRecorder implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    /** A page's address holds the names of all fields. */
    private static final int LONGEST_LINE = 65_536;

    private final Vertx vertx = Vertx.vertx();
    private final int port = Ports.free();
    private final List<Page> pages = new CopyOnWriteArrayList<>();

    /**
     * One page.
     *
     * @param target path and query
     * @param authorization with which it may be read
     */
    record Page(String target, String authorization) {

        @Override
        public String toString() {
            return "Page[***]";
        }
    }

    /** @param graphPort of Graph's stand-in on this machine */
    static PageRecorder before(int graphPort) {
        var recorder = new PageRecorder();
        try {
            recorder.listen(graphPort);
        } catch (RuntimeException e) {
            recorder.close();
            throw e;
        }
        return recorder;
    }

    String url() {
        return "http://" + HOST + ":" + port;
    }

    /** Every page so far, in the order of asking. */
    List<Page> pages() {
        return List.copyOf(pages);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void listen(int graphPort) {
        var client = vertx.createHttpClient(new HttpClientOptions(), new PoolOptions());
        var proxy = HttpProxy.reverseProxy(client).origin(graphPort, HOST);
        vertx.createHttpServer(new HttpServerOptions().setHost(HOST).setPort(port).setMaxInitialLineLength(LONGEST_LINE))
                .requestHandler(request -> {
                    if (request.method().equals(HttpMethod.GET)) {
                        pages.add(new Page(request.uri(), String.valueOf(request.getHeader("authorization"))));
                    }
                    proxy.handle(request);
                }).listen().toCompletionStage().toCompletableFuture().join();
    }
}
