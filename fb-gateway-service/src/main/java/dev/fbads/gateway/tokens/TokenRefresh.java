package dev.fbads.gateway.tokens;

import java.time.Instant;
import java.time.InstantSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.errors.GraphResult;
import dev.fbads.gateway.graph.MetaApp;
import dev.fbads.gateway.tokens.vault.SealedSecret;
import dev.fbads.gateway.tokens.vault.Vault;
import io.smallrye.mutiny.Uni;

/** Exchanges an expiring token for a long-lived one. Requests in progress keep the old token. */
@ApplicationScoped
class TokenRefresh {

    private static final Logger LOG = Logger.getLogger(TokenRefresh.class);

    private final MetaTokenClient metaTokens;
    private final TokenRepository tokens;
    private final TokenQuarantine quarantine;
    private final Vault vault;
    private final TokenMaintenanceConfig config;
    private final InstantSource clock;

    TokenRefresh(MetaTokenClient metaTokens, TokenRepository tokens, TokenQuarantine quarantine, Vault vault,
            TokenMaintenanceConfig config,
            InstantSource clock) {
        this.metaTokens = metaTokens;
        this.tokens = tokens;
        this.quarantine = quarantine;
        this.vault = vault;
        this.config = config;
        this.clock = clock;
    }

    Uni<Void> run(MetaApp app, StoredToken token, SealedSecret secret) {
        return metaTokens.longLived(app, token.open(vault))
                .onItem().transformToUni(result -> switch (result) {
                    case GraphResult.Read<TokenGrant>(TokenGrant grant) -> replace(token, secret, grant);
                    case GraphResult.Failed<TokenGrant>(GraphFailure.TokenInvalid refused) ->
                        quarantine.add(token, refused.cause());
                    case GraphResult.Failed<TokenGrant>(GraphFailure failure) -> {
                        LOG.warnf("a token could not be refreshed tokenId=%s: %s", token.row().id(), failure);
                        yield Uni.createFrom().voidItem();
                    }
                });
    }

    private Uni<Void> replace(StoredToken token, SealedSecret secret, TokenGrant grant) {
        Instant now = clock.instant();
        @Nullable
        Instant end = grant.lifetime().map(now::plus).orElse(null);
        return tokens.renew(token.row().id(), secret, vault.seal(grant.token(), token.row()),
                TokenState.usable(end, now, config.refreshBeforeExpiry()))
                .onItem().invoke(done -> LOG.infof("token refreshed=%s tokenId=%s until=%s", done, token.row().id(), end))
                .replaceWithVoid();
    }
}
