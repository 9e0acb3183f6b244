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

/** Inspects a token and updates its state. */
@ApplicationScoped
class TokenCheck {

    private static final Logger LOG = Logger.getLogger(TokenCheck.class);
    /** "Permission denied": the token is valid but may not read insights. */
    private static final GraphCode NO_PERMISSION = new GraphCode(10, null);

    private final MetaTokenClient metaTokens;
    private final TokenRepository tokens;
    private final Vault vault;
    private final TokenMaintenanceConfig config;
    private final InstantSource clock;

    TokenCheck(MetaTokenClient metaTokens, TokenRepository tokens, Vault vault, TokenMaintenanceConfig config,
            InstantSource clock) {
        this.metaTokens = metaTokens;
        this.tokens = tokens;
        this.vault = vault;
        this.config = config;
        this.clock = clock;
    }

    /** The resulting state; unchanged where Meta does not respond. */
    Uni<TokenState> run(MetaApp app, StoredToken token, SealedSecret secret) {
        return metaTokens.inspect(app, token.open(vault))
                .onItem().transformToUni(result -> switch (result) {
                    case GraphResult.Read<TokenInfo>(TokenInfo info) -> apply(info, token, secret);
                    case GraphResult.Failed<TokenInfo>(GraphFailure failure) -> {
                        LOG.warnf("a token could not be checked tokenId=%s: %s", token.row().id(), failure);
                        yield Uni.createFrom().item(token.state());
                    }
                });
    }

    private Uni<TokenState> apply(TokenInfo info, StoredToken token, SealedSecret secret) {
        TokenState next = next(info, token.state(), clock.instant());
        List<String> scopes = info instanceof TokenInfo.Valid valid ? List.copyOf(valid.scopes()) : List.of();
        String appId = info instanceof TokenInfo.Valid valid && !valid.appId().isEmpty() ? valid.appId() : null;
        return tokens.move(token.row().id(), secret, next)
                .onItem().invoke(() -> log(token, next))
                .call(() -> tokens.checked(token.row().id(), clock.instant(), scopes, appId))
                .replaceWith(next);
    }

    private TokenState next(TokenInfo info, TokenState state, Instant now) {
        return switch (state) {
            case TokenState.Usable usable -> switch (info) {
                case TokenInfo.Valid valid when valid.readsInsights() ->
                    usable.until(valid.endsAt(), now, config.refreshBeforeExpiry());
                case TokenInfo.Valid valid -> usable.quarantined(NO_PERMISSION, now);
                case TokenInfo.Invalid invalid -> usable.quarantined(invalid.code(), now);
            };
            case TokenState.Quarantined quarantined -> switch (info) {
                case TokenInfo.Valid valid when valid.readsInsights() ->
                    quarantined.restored(valid.endsAt(), now, config.refreshBeforeExpiry());
                case TokenInfo.Invalid invalid when invalid.permanently() -> quarantined.revoked(invalid.code(), now);
                case TokenInfo.Valid valid -> quarantined;
                case TokenInfo.Invalid invalid -> quarantined;
            };
            case TokenState.Revoked revoked -> revoked;
        };
    }

    private static void log(StoredToken token, TokenState next) {
        if (!next.getClass().equals(token.state().getClass())) {
            LOG.infof("token state changed tokenId=%s compteId=%s state=%s", token.row().id(), token.row().compteId(), next);
        }
    }
}
