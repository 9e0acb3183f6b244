package dev.fbads.local.launcher.edge;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToIntFunction;

import dev.fbads.local.launcher.stack.StackException;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.httpproxy.HttpProxy;

/**
 * The one public address, as an ingress would be in production: bodies are streamed both ways, WebSockets pass through.
 *
 * <ol>
 * <li>What has no {@link Route} answers 404 and reaches no service.
 * <li>A service that does not answer is a 502 with code {@code upstream_unavailable}.
 * </ol>
 */
public final class Edge implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final int CONNECT_TIMEOUT_MILLIS = 2_000;
    private static final int CONNECTIONS_PER_SERVICE = 256;
    private static final long CLOSE_SECONDS = 5;

    private final Optional<Vertx> vertx;

    private Edge(Optional<Vertx> vertx) {
        this.vertx = vertx;
    }

    /** An edge that never was. */
    public static Edge closed() {
        return new Edge(Optional.empty());
    }

    /**
     * @param upstream the port of a route's service on the loopback interface
     */
    public static Edge start(int port, ToIntFunction<Route> upstream) {
        var vertx = Vertx.vertx();
        var client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(CONNECT_TIMEOUT_MILLIS),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS_PER_SERVICE));
        var proxies = proxies(client, upstream);
        var edge = new Edge(Optional.of(vertx));
        var listening = vertx.createHttpServer(serverOptions(port))
                .requestHandler(request -> handle(request, proxies)).listen();
        try {
            listening.toCompletionStage().toCompletableFuture().join();
        } catch (RuntimeException e) {
            edge.close();
            throw new StackException("the edge cannot listen on port " + port, e);
        }
        return edge;
    }

    /** Ends open connections too. */
    @Override
    public void close() {
        vertx.map(running -> running.close().toCompletionStage().toCompletableFuture()).ifPresent(Edge::await);
    }

    /** HTTP/1.1 only: the empty last frame of an HTTP/2 request cannot be passed on to a service that speaks 1.1. */
    private static HttpServerOptions serverOptions(int port) {
        return new HttpServerOptions().setHost(HOST).setPort(port).setHttp2ClearTextEnabled(false);
    }

    private static Map<Route, HttpProxy> proxies(HttpClient client, ToIntFunction<Route> upstream) {
        var proxies = new EnumMap<Route, HttpProxy>(Route.class);
        for (var route : Route.values()) {
            proxies.put(route, HttpProxy.reverseProxy(client).origin(upstream.applyAsInt(route), HOST)
                    .addInterceptor(new UpstreamFailure()));
        }
        return proxies;
    }

    private static void handle(HttpServerRequest request, Map<Route, HttpProxy> proxies) {
        Route.of(request.path()).map(proxies::get).ifPresentOrElse(proxy -> proxy.handle(request),
                () -> request.response().setStatusCode(Problem.NO_ROUTE.status())
                        .putHeader("content-type", Problem.MEDIA_TYPE)
                        .end(Problem.NO_ROUTE.json(request.path())));
    }

    private static void await(Future<Void> closing) {
        try {
            closing.get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new StackException("the edge does not close", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
