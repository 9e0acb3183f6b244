package dev.fbads.simulator.tokens;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;

import dev.fbads.simulator.SimulatorConfig;

/** All tokens there are: the configured ones, which never expire by themselves, and those issued or put since. */
@Singleton
public class TokenStore {

    /** The user of configured tokens. */
    public static final String SYSTEM_USER = "122100000000000001";
    /** What configured tokens were granted. */
    public static final Set<String> ALL_SCOPES = Set.of("ads_read", "ads_management", "business_management");

    private final SimulatorConfig config;
    private final Clock clock;
    private final Map<String, Token> tokens = new LinkedHashMap<>();

    TokenStore(SimulatorConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        reset();
    }

    /** Back to the configured tokens, alive. */
    public final synchronized void reset() {
        tokens.clear();
        for (String value : config.tokens()) {
            tokens.put(value, new Token(value, SYSTEM_USER, Token.Type.SYSTEM_USER, ALL_SCOPES,
                    Optional.ofNullable(config.tokenAccounts().get(value)), clock.instant(), Optional.empty(),
                    Optional.empty(), Optional.empty(), ""));
        }
    }

    /** The token with this value, dead or alive. */
    public synchronized Optional<Token> find(String value) {
        return Optional.ofNullable(tokens.get(value));
    }

    /** Adds a token, or replaces the one with the same value. */
    public synchronized void put(Token token) {
        tokens.put(token.value(), token);
    }

    /** Kills a token. */
    public synchronized Token kill(String value, TokenDeath death) {
        Token dead = find(value).orElseThrow(() -> new NoSuchElementException("no such token")).killed(death);
        put(dead);
        return dead;
    }

    /** Forgets a token, so that it cannot even be parsed. */
    public synchronized void remove(String value) {
        tokens.remove(value);
    }

    /** In the order of their creation. */
    public synchronized List<Token> all() {
        return List.copyOf(tokens.values());
    }
}
