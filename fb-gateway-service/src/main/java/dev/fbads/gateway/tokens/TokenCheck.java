package dev.fbads.gateway.tokens;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.fbads.gateway.errors.GraphCode;
import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.errors.GraphResult;
import dev.fbads.gateway.graph.MetaApp;
import dev.fbads.gateway.tokens.vault.SealedSecret;
import dev.fbads.gateway.tokens.vault.Vault;
import io.smallrye.mutiny.Uni;

/** Asks Meta what a token is worth, and moves it on accordingly. */
@ApplicationScoped
class TokenCheck {

    private static final Logger LOG = Logger.getLogger(TokenCheck.class);
    /** "Permission denied": the token is good, and may not read insights. */
    private static final GraphCode NO_PERMISSION = new GraphCode(10, null);

    private final MetaLogin login;
    private final TokenRepository tokens;
    private final Vault vault;
    private final UpkeepConfig config;
    private final InstantSource clock;

    TokenCheck(MetaLogin login, TokenRepository tokens, Vault vault, UpkeepConfig config, InstantSource clock) {
        this.login = login;
        this.tokens = tokens;
        this.vault = vault;
        this.config = config;
        this.clock = clock;
    }

    /** The state that the token is in afterwards; unchanged where Meta does not answer. */
    Uni<TokenState> run(MetaApp app, StoredToken token, SealedSecret secret) {
        return login.inspect(app, token.open(vault))
                .onItem().transformToUni(result -> switch (result) {
                    case GraphResult.Read<TokenFacts>(TokenFacts facts) -> apply(facts, token, secret);
                    case GraphResult.Failed<TokenFacts>(GraphFailure failure) -> {
                        LOG.warnf("a token could not be checked tokenId=%s: %s", token.row().id(), failure);
                        yield Uni.createFrom().item(token.state());
                    }
                });
    }

    private Uni<TokenState> apply(TokenFacts facts, StoredToken token, SealedSecret secret) {
        TokenState next = next(facts, token.state(), clock.instant());
        List<String> scopes = facts instanceof TokenFacts.Good good ? List.copyOf(good.scopes()) : List.of();
        String appId = facts instanceof TokenFacts.Good good && !good.appId().isEmpty() ? good.appId() : null;
        return tokens.move(token.row().id(), secret, next)
                .onItem().invoke(() -> log(token, next))
                .call(() -> tokens.checked(token.row().id(), clock.instant(), scopes, appId))
                .replaceWith(next);
    }

    private TokenState next(TokenFacts facts, TokenState state, Instant now) {
        return switch (state) {
            case TokenState.Usable usable -> switch (facts) {
                case TokenFacts.Good good when good.readsInsights() -> usable.until(good.endsAt(), now, config.prolongBefore());
                case TokenFacts.Good good -> usable.quarantined(NO_PERMISSION, now);
                case TokenFacts.Void gone -> usable.quarantined(gone.code(), now);
            };
            case TokenState.Quarantined quarantined -> switch (facts) {
                case TokenFacts.Good good when good.readsInsights() ->
                    quarantined.restored(good.endsAt(), now, config.prolongBefore());
                case TokenFacts.Void gone when gone.forGood() -> quarantined.revoked(gone.code(), now);
                case TokenFacts.Good good -> quarantined;
                case TokenFacts.Void gone -> quarantined;
            };
            case TokenState.Revoked revoked -> revoked;
        };
    }

    private static void log(StoredToken token, TokenState next) {
        if (!next.getClass().equals(token.state().getClass())) {
            LOG.infof("token moved on tokenId=%s compteId=%s state=%s", token.row().id(), token.row().compteId(), next);
        }
    }
}
