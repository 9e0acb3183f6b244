package dev.fbads.sync.gateway;

import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Set;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.fbads.contracts.insights.InsightsRequest;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientResponse;

/**
 * Streams rows from fb-gateway-service.
 *
 * <ol>
 * <li>Back-pressure: the connection is paused while no chunk is requested.</li>
 * <li>Cancellation resets the stream, so that the gateway stops too.</li>
 * <li>A status other than 200, a broken connection and an idle timeout fail the stream with {@link GatewayUnavailable}; a
 * refused connection and a 502, 503 or 504 with {@link GatewayUnreachable}.</li>
 * </ol>
 */
@Singleton
public class GatewayClient {

    private static final int MAX_STREAMS = 64;
    /** Statuses of a proxy without gateway, or of a gateway that starts or stops. */
    private static final Set<Integer> UNREACHABLE = Set.of(502, 503, 504);

    private final HttpClient http;
    private final GatewayConfig config;
    private final ObjectMapper json;

    GatewayClient(Vertx vertx, GatewayConfig config, ObjectMapper json) {
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(config.connectTimeout().toMillis()))
                .setReadIdleTimeout(Math.toIntExact(config.silence().toSeconds())),
                new PoolOptions().setHttp1MaxSize(MAX_STREAMS));
        this.config = config;
        this.json = json;
    }

    /** The chunks of the NDJSON response; a chunk may end anywhere in a line. */
    public Multi<Buffer> insights(InsightsRequest request) {
        return http.request(options())
                .onFailure().transform(failure -> new GatewayUnreachable("no gateway: " + failure.getMessage(), failure))
                .onItem().transformToMulti(call -> call.send(Buffer.buffer(body(request)))
                        .onItem().transformToMulti(GatewayClient::chunks)
                        .onCancellation().invoke(call::reset))
                .onFailure(failure -> !(failure instanceof GatewayUnavailable))
                .transform(failure -> new GatewayUnavailable("the gateway's stream broke: " + failure.getMessage(), failure));
    }

    private RequestOptions options() {
        URI url = config.url().resolve("/internal/insights");
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(url.toString())
                .putHeader("authorization", "Bearer " + config.serviceToken())
                .putHeader("content-type", "application/json")
                .putHeader("accept", "application/x-ndjson");
    }

    private static Multi<Buffer> chunks(HttpClientResponse response) {
        if (UNREACHABLE.contains(response.statusCode())) {
            return Multi.createFrom().failure(
                    new GatewayUnreachable("the gateway is unreachable: HTTP " + response.statusCode(), null));
        }
        if (response.statusCode() != 200) {
            return Multi.createFrom().failure(
                    new GatewayUnavailable("the gateway responded with HTTP " + response.statusCode(), null));
        }
        return response.toMulti();
    }

    private byte[] body(InsightsRequest request) {
        try {
            return json.writeValueAsBytes(request);
        } catch (JsonProcessingException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
