package dev.fbads.simulator.oauth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import dev.fbads.simulator.graph.GraphErrors;
import dev.fbads.simulator.graph.IncomingCall;
import dev.fbads.simulator.tokens.SimulatedApp;
import dev.fbads.simulator.tokens.Token;
import dev.fbads.simulator.tokens.TokenStore;

/** Gives tokens for codes, and long-lived ones for living ones. */
@Singleton
class TokenExchange {

    private static final Duration SHORT = Duration.ofHours(2);
    /** Meta's 60 days, as it really sends them. */
    private static final Duration LONG = Duration.ofSeconds(5_183_944);
    private static final Duration DATA_ACCESS = Duration.ofDays(90);

    private final TokenStore tokens;
    private final LoginCodes codes;
    private final SimulatedApp app;
    private final Clock clock;
    private final Supplier<UUID> ids;

    @Inject
    TokenExchange(TokenStore tokens, LoginCodes codes, SimulatedApp app, Clock clock) {
        this(tokens, codes, app, clock, UUID::randomUUID);
    }

    TokenExchange(TokenStore tokens, LoginCodes codes, SimulatedApp app, Clock clock, Supplier<UUID> ids) {
        this.tokens = tokens;
        this.codes = codes;
        this.app = app;
        this.clock = clock;
        this.ids = ids;
    }

    /** What was given, and for how long; a token of the app itself has no end. */
    record Issued(String token, Optional<Duration> lifetime) {
    }

    Issued exchange(IncomingCall call) {
        if (!call.parameter("client_id").filter(app.id()::equals).isPresent()) {
            throw GraphErrors.unknownApp();
        }
        if (!call.parameter("client_secret").filter(app::hasSecret).isPresent()) {
            throw GraphErrors.wrongSecret();
        }
        return switch (call.parameter("grant_type").orElse("authorization_code")) {
            case "fb_exchange_token" -> prolong(call);
            case "client_credentials" -> new Issued(app.token(), Optional.empty());
            case "authorization_code" -> redeem(call);
            default -> throw GraphErrors.parameter("Invalid grant_type");
        };
    }

    private Issued redeem(IncomingCall call) {
        LoginCodes.Grant grant = codes.redeem(call.parameter("code").orElse(""), call.parameter("redirect_uri").orElse(""));
        Instant now = clock.instant();
        return issue(new Token(value(), grant.login().user(), Token.Type.USER, grant.scopes(), grant.login().accounts(), now,
                Optional.of(now.plus(SHORT)), Optional.of(now.plus(DATA_ACCESS)), Optional.empty(), ""), SHORT);
    }

    private Issued prolong(IncomingCall call) {
        Instant now = clock.instant();
        Token old = tokens.find(call.parameter("fb_exchange_token").orElse("")).orElseThrow(GraphErrors::tokenInvalid);
        old.deathAt(now).ifPresent(death -> {
            throw GraphErrors.tokenDead(death, app.id());
        });
        return issue(old.reissued(value(), now, now.plus(LONG)), LONG);
    }

    private Issued issue(Token token, Duration lifetime) {
        tokens.put(token);
        return new Issued(token.value(), Optional.of(lifetime));
    }

    private String value() {
        return "EAAS" + ids.get().toString().replace("-", "");
    }
}
