package dev.fbads.sync.gateway;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.fbads.contracts.accounts.AccountId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientResponse;

/**
 * Reads quota and account data from fb-gateway-service.
 *
 * <ol>
 * <li>Every request has a timeout; a missing or unexpected response is a {@link GatewayUnavailable}.</li>
 * <li>An account that cannot be read is a result, not a failure.</li>
 * </ol>
 */
@Singleton
public class GatewayFacts {

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final HttpClient http;
    private final GatewayConfig config;
    private final ObjectMapper json;
    private final Clock clock;

    GatewayFacts(Vertx vertx, GatewayConfig config, ObjectMapper json, Clock clock) {
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(config.connectTimeout().toMillis())));
        this.config = config;
        this.json = json;
        this.clock = clock;
    }

    /** The current use of Meta's limits, as known by the gateway's replicas. */
    public Uni<QuotaUse> quota() {
        Instant now = clock.instant();
        return get("/internal/quota")
                .map(response -> new QuotaUse(read(expect(response), new TypeReference<List<QuotaUse.Subject>>() {
                }), now));
    }

    /** The current data of the account; empty if no token of the compte may read it. */
    public Uni<Optional<AccountFacts>> account(int compteId, AccountId accountId) {
        return get("/internal/accounts/" + accountId.value() + "?compte_id=" + compteId)
                .map(response -> response.status() == NOT_FOUND ? Optional.empty()
                        : Optional.of(read(expect(response), new TypeReference<AccountFacts>() {
                        })));
    }

    private Uni<Response> get(String path) {
        URI url = config.url().resolve(path);
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(url.toString())
                .putHeader("authorization", "Bearer " + config.serviceToken())
                .putHeader("accept", "application/json");
        return http.request(options)
                .chain(call -> call.send().onCancellation().invoke(call::reset))
                .chain(GatewayFacts::read)
                .ifNoItem().after(config.patience()).fail()
                .onFailure().transform(failure -> new GatewayUnavailable("the gateway did not respond: " + failure.getMessage(),
                        failure));
    }

    private record Response(int status, byte[] body) {
    }

    private static Uni<Response> read(HttpClientResponse response) {
        return response.body().map(body -> new Response(response.statusCode(), body.getBytes()));
    }

    private static byte[] expect(Response response) {
        if (response.status() != OK) {
            throw new GatewayUnavailable("the gateway responded with HTTP " + response.status(), null);
        }
        return response.body();
    }

    private <T> T read(byte[] body, TypeReference<T> type) {
        try {
            return json.readerFor(type).readValue(body);
        } catch (IOException malformed) {
            throw new GatewayUnavailable("the gateway's response is malformed", malformed);
        }
    }
}
