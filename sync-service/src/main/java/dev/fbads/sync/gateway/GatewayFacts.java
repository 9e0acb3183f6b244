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
 * Asks fb-gateway-service small questions.
 *
 * <ol>
 * <li>Every question has an end: an answer that does not come, or is not the one expected, is a
 * {@link GatewayUnavailable}.</li>
 * <li>An account that cannot be read is an answer, not a failure.</li>
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

    /** How much of Meta's limits is used, as the gateway's replicas know it now. */
    public Uni<QuotaUse> quota() {
        Instant now = clock.instant();
        return get("/internal/quota")
                .map(answer -> new QuotaUse(read(expect(answer), new TypeReference<List<QuotaUse.Subject>>() {
                }), now));
    }

    /** The account as Meta knows it now; empty where no token of the compte may read it. */
    public Uni<Optional<AccountFacts>> account(int compteId, AccountId accountId) {
        return get("/internal/accounts/" + accountId.value() + "?compte_id=" + compteId)
                .map(answer -> answer.status() == NOT_FOUND ? Optional.empty()
                        : Optional.of(read(expect(answer), new TypeReference<AccountFacts>() {
                        })));
    }

    private Uni<Answer> get(String path) {
        URI url = config.url().resolve(path);
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(url.toString())
                .putHeader("authorization", "Bearer " + config.serviceToken())
                .putHeader("accept", "application/json");
        return http.request(options)
                .chain(call -> call.send().onCancellation().invoke(call::reset))
                .chain(GatewayFacts::whole)
                .ifNoItem().after(config.patience()).fail()
                .onFailure().transform(failure -> new GatewayUnavailable("the gateway does not answer: " + failure.getMessage(),
                        failure));
    }

    private record Answer(int status, byte[] body) {
    }

    private static Uni<Answer> whole(HttpClientResponse response) {
        return response.body().map(body -> new Answer(response.statusCode(), body.getBytes()));
    }

    private static byte[] expect(Answer answer) {
        if (answer.status() != OK) {
            throw new GatewayUnavailable("the gateway answered HTTP " + answer.status(), null);
        }
        return answer.body();
    }

    private <T> T read(byte[] body, TypeReference<T> type) {
        try {
            return json.readerFor(type).readValue(body);
        } catch (IOException malformed) {
            throw new GatewayUnavailable("the gateway's answer is malformed", malformed);
        }
    }
}
