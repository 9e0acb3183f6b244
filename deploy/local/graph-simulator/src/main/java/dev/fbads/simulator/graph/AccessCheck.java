package dev.fbads.simulator.graph;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;

import dev.fbads.simulator.SimulatorConfig;
import dev.fbads.simulator.tokens.LostAccounts;
import dev.fbads.simulator.tokens.SimulatedApp;
import dev.fbads.simulator.tokens.Token;
import dev.fbads.simulator.tokens.TokenStore;

/** Lets calls in by their token. */
@Singleton
class AccessCheck {

    private final SimulatorConfig config;
    private final SimulatedApp app;
    private final TokenStore tokens;
    private final LostAccounts lost;
    private final Clock clock;

    AccessCheck(SimulatorConfig config, SimulatedApp app, TokenStore tokens, LostAccounts lost, Clock clock) {
        this.config = config;
        this.app = app;
        this.tokens = tokens;
        this.lost = lost;
        this.clock = clock;
    }

    /** Refuses a call whose token is missing, unknown or dead, or whose {@code appsecret_proof} is missing or wrong. */
    Access check(Optional<String> given, Optional<String> proof) {
        String value = given.filter(text -> !text.isBlank()).orElseThrow(GraphErrors::tokenMissing);
        Instant now = clock.instant();
        if (value.equals(app.token())) {
            return new Access(appToken(now), lost, now);
        }
        Token token = tokens.find(value).orElseThrow(GraphErrors::tokenInvalid);
        token.deathAt(now).ifPresent(death -> {
            throw GraphErrors.tokenDead(death, app.id());
        });
        if (proof.isPresent() ? !app.proves(value, proof.get()) : config.requireAppSecretProof()) {
            throw GraphErrors.proofInvalid(proof.isEmpty());
        }
        return new Access(token, lost, now);
    }

    /** Whose limits calls with the token use up; empty for the one Meta app that there is, and for no token of ours. */
    String appOf(Optional<String> given) {
        return given.flatMap(tokens::find).map(Token::app).orElse("");
    }

    private Token appToken(Instant now) {
        return new Token(app.token(), app.id(), Token.Type.APP, Set.of(), Optional.empty(), now, Optional.empty(),
                Optional.empty(), Optional.empty(), "");
    }
}
