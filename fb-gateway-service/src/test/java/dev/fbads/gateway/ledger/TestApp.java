package dev.fbads.gateway.ledger;

import java.util.Optional;

import dev.fbads.gateway.tokens.TokensConfig;

/** The app of the configuration. */
record TestApp() implements TokensConfig {

    static final String ID = "4711";

    @Override
    public Optional<String> token() {
        return Optional.empty();
    }

    @Override
    public Optional<String> appId() {
        return Optional.of(ID);
    }

    @Override
    public Optional<String> appSecret() {
        return Optional.empty();
    }
}
