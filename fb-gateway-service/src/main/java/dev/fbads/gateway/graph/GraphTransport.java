package dev.fbads.gateway.graph;

import java.net.URI;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;

/** Sends one call: connection pool, encoding, credentials, time and size limits. Does not interpret the response. */
final class GraphTransport {

    /** A business with many accounts receives usage headers of many kilobytes. */
    private static final int MAX_HEADER_BYTES = 64 * 1024;

    /** The size of one socket read. */
    private static final int MAX_CHUNK_BYTES = 64 * 1024;

    private static final String FORM = "application/x-www-form-urlencoded";

    private final Vertx vertx;
    private final GraphConfig config;
    private final AppSecretProof proof;
    private final HttpClient http;

    GraphTransport(Vertx vertx, GraphConfig config, AppSecretProof proof) {
        this.vertx = vertx;
        this.config = config;
        this.proof = proof;
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                .setMaxChunkSize(MAX_CHUNK_BYTES)
                .setDecompressionSupported(true);
        this.http = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(config.connections()));
    }

    /** Sends the call when subscribed to; cancellation resets the stream. */
    Uni<TransportResult> send(GraphCall call, @Nullable AccessToken token) {
        return Uni.createFrom().emitter(emitter -> {
            GraphExchange exchange = new GraphExchange(vertx, config.responseTimeout().toMillis(),
                    config.maxResponseSize().asLongValue(), emitter::complete);
            emitter.onTermination(exchange::abandon);
            GraphCall signed = signed(call, token);
            exchange.start(http, request(signed, token), Buffer.buffer(signed.form()));
        });
    }

    private GraphCall signed(GraphCall call, @Nullable AccessToken token) {
        return Optional.ofNullable(token).flatMap(proof::of)
                .map(value -> call.with("appsecret_proof", value))
                .orElse(call);
    }

    private RequestOptions request(GraphCall call, @Nullable AccessToken token) {
        URI url = config.url();
        return new RequestOptions()
                .setMethod(HttpMethod.valueOf(call.method().name()))
                .setSsl("https".equals(url.getScheme()))
                .setHost(url.getHost())
                .setPort(port(url))
                .setURI(withoutTrailingSlash(url.getPath()) + call.target(config.version()))
                .setHeaders(headers(call, token));
    }

    private static MultiMap headers(GraphCall call, @Nullable AccessToken token) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("Accept", "application/json");
        if (token != null) {
            headers.add("Authorization", "Bearer " + token.value());
        }
        return call.method() == GraphCall.Method.POST ? headers.add("Content-Type", FORM) : headers;
    }

    private static int port(URI url) {
        if (url.getPort() > 0) {
            return url.getPort();
        }
        return "https".equals(url.getScheme()) ? 443 : 80;
    }

    private static String withoutTrailingSlash(@Nullable String path) {
        String prefix = path == null ? "" : path;
        return prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
    }
}
