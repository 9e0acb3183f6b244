package dev.fbads.simulator.tokens;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.fbads.simulator.control.ControlBody;
import dev.fbads.simulator.control.ControlCall;
import dev.fbads.simulator.control.ControlRoutes;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;

/** {@code /_simulator/tokens}: who may call, until when, and the end of it; {@code /_simulator/permissions}: lost accounts. */
@ApplicationScoped
class TokensRoute {

    private static final String TOKENS = "/_simulator/tokens";
    private static final String TOKEN = TOKENS + "/:token";
    private static final String PERMISSIONS = "/_simulator/permissions";
    private static final String ACCOUNT = PERMISSIONS + "/:account";

    private final TokenStore tokens;
    private final LostAccounts lost;
    private final Clock clock;

    TokensRoute(TokenStore tokens, LostAccounts lost, Clock clock) {
        this.tokens = tokens;
        this.lost = lost;
        this.clock = clock;
    }

    void register(@Observes Router router) {
        ControlRoutes.answer(router, HttpMethod.GET, TOKENS, call -> {
            JsonArray all = new JsonArray();
            tokens.all().forEach(token -> all.add(json(token)));
            return new JsonObject().put("tokens", all);
        });
        ControlRoutes.run(router, HttpMethod.DELETE, TOKENS, call -> tokens.reset());
        ControlRoutes.answer(router, HttpMethod.PUT, TOKEN, this::put);
        ControlRoutes.run(router, HttpMethod.DELETE, TOKEN, call -> tokens.remove(call.path("token")));
        ControlRoutes.answer(router, HttpMethod.POST, TOKEN + "/kill", this::kill);
        ControlRoutes.run(router, HttpMethod.PUT, ACCOUNT, this::lose);
        ControlRoutes.run(router, HttpMethod.DELETE, ACCOUNT, call -> lost.restore(call.path("account")));
        ControlRoutes.run(router, HttpMethod.DELETE, PERMISSIONS, call -> lost.clear());
    }

    private JsonObject put(ControlCall call) {
        ControlBody body = call.body();
        body.only("user", "type", "scopes", "accounts", "expires_in", "data_access_expires_in",
                "app");
        Instant now = clock.instant();
        Token token = new Token(call.path("token"), body.text("user").orElse(TokenStore.SYSTEM_USER),
                body.choice("type", Token.Type.class).orElse(Token.Type.USER),
                body.texts("scopes").orElse(TokenStore.ALL_SCOPES), body.texts("accounts"), now,
                body.number("expires_in").map(now::plusSeconds), body.number("data_access_expires_in").map(now::plusSeconds),
                Optional.empty(), body.text("app").orElse(""));
        tokens.put(token);
        return json(token);
    }

    private JsonObject kill(ControlCall call) {
        call.body().only("subcode");
        return json(tokens.kill(call.path("token"), TokenDeath.of(call.body().requiredText("subcode"))));
    }

    private void lose(ControlCall call) {
        call.body().only("error", "token");
        lost.lose(call.path("account"), call.body().text("token"),
                call.body().choice("error", AccountLoss.class).orElse(AccountLoss.NOT_GRANTED));
    }

    private static JsonObject json(Token token) {
        JsonObject json = new JsonObject()
                .put("token", token.value())
                .put("user", token.userId())
                .put("type", token.type().name().toLowerCase(Locale.ROOT))
                .put("scopes", new JsonArray(new TreeSet<>(token.scopes()).stream().toList()));
        token.accounts().ifPresent(accounts -> json.put("accounts", new JsonArray(new TreeSet<>(accounts).stream().toList())));
        token.expiresAt().ifPresent(end -> json.put("expires_at", end.toString()));
        token.death().ifPresent(death -> json.put("subcode", death.subcode()));
        return json;
    }
}
