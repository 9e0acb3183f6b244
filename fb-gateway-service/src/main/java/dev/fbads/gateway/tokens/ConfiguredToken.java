package dev.fbads.gateway.tokens;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.contracts.accounts.AccountId;
import io.smallrye.mutiny.Uni;

/** The one token of the configuration, for every account. */
@ApplicationScoped
final class ConfiguredToken implements TokenSource {

    private final AccessToken token;

    ConfiguredToken(TokensConfig config) {
        this.token = new AccessToken(config.token().strip());
    }

    @Override
    public Uni<AccessToken> forAccount(AccountId account) {
        return Uni.createFrom().item(token);
    }

    @Override
    public Uni<AccessToken> forDiscovery() {
        return Uni.createFrom().item(token);
    }
}
