package dev.fbads.simulator.oauth;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.fbads.simulator.graph.GraphCall;
import dev.fbads.simulator.graph.GraphErrors;
import dev.fbads.simulator.graph.GraphFeature;
import dev.fbads.simulator.graph.IncomingCall;
import dev.fbads.simulator.tokens.SimulatedApp;
import dev.fbads.simulator.tokens.Token;
import dev.fbads.simulator.tokens.TokenDeath;
import dev.fbads.simulator.tokens.TokenStore;

/** {@code /oauth/access_token}, {@code /debug_token} and {@code /me/permissions}. */
@Singleton
class OAuthNodes implements GraphFeature {

    private final TokenExchange exchange;
    private final TokenStore tokens;
    private final SimulatedApp app;
    private final Clock clock;

    OAuthNodes(TokenExchange exchange, TokenStore tokens, SimulatedApp app, Clock clock) {
        this.exchange = exchange;
        this.tokens = tokens;
        this.app = app;
        this.clock = clock;
    }

    @Override
    public boolean answerWithoutToken(List<String> path, IncomingCall call, JsonGenerator json) throws IOException {
        if (!path.equals(List.of("oauth", "access_token"))) {
            return false;
        }
        TokenExchange.Issued issued = exchange.exchange(call);
        json.writeStartObject();
        json.writeStringField("access_token", issued.token());
        json.writeStringField("token_type", "bearer");
        if (issued.lifetime().isPresent()) {
            json.writeNumberField("expires_in", issued.lifetime().get().toSeconds());
        }
        json.writeEndObject();
        return true;
    }

    @Override
    public boolean answer(GraphCall call, JsonGenerator json) throws IOException {
        if (call.path().equals(List.of("debug_token"))) {
            inspect(call, json);
            return true;
        }
        if (call.path().equals(List.of("me", "permissions"))) {
            writePermissions(call.access().token(), json);
            return true;
        }
        return false;
    }

    /** With the app's token, or with any living one of the same app. */
    private void inspect(GraphCall call, JsonGenerator json) throws IOException {
        String input = call.parameter("input_token")
                .orElseThrow(() -> GraphErrors.parameter("The parameter input_token is required"));
        Optional<Token> token = tokens.find(input);
        json.writeStartObject();
        json.writeObjectFieldStart("data");
        if (token.isPresent()) {
            writeToken(token.get(), json);
        } else {
            writeError(json, "Invalid OAuth access token - Cannot parse access token", Optional.empty());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void writeToken(Token token, JsonGenerator json) throws IOException {
        Optional<TokenDeath> death = token.deathAt(clock.instant());
        json.writeStringField("app_id", token.app().isEmpty() ? app.id() : token.app());
        json.writeStringField("type", token.type().name());
        json.writeStringField("application", "Simulated app");
        json.writeNumberField("data_access_expires_at", seconds(token.dataAccessExpiresAt()));
        json.writeNumberField("expires_at", seconds(token.expiresAt()));
        if (death.isPresent()) {
            writeError(json, death.get().message(app.id()), Optional.of(death.get().subcode()));
        } else {
            json.writeBooleanField("is_valid", true);
        }
        json.writeNumberField("issued_at", token.issuedAt().getEpochSecond());
        json.writeStringField("user_id", token.userId());
        json.writeArrayFieldStart("scopes");
        for (String scope : new TreeSet<>(token.scopes())) {
            json.writeString(scope);
        }
        json.writeEndArray();
        writeGranular(token, json);
    }

    /** Accounts without {@code act_}; a scope for all accounts has no targets. */
    private static void writeGranular(Token token, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("granular_scopes");
        for (String scope : new TreeSet<>(token.scopes())) {
            json.writeStartObject();
            json.writeStringField("scope", scope);
            if (token.accounts().isPresent()) {
                json.writeArrayFieldStart("target_ids");
                for (String account : new TreeSet<>(token.accounts().get())) {
                    json.writeString(account.replace("act_", ""));
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeError(JsonGenerator json, String message, Optional<Integer> subcode) throws IOException {
        json.writeObjectFieldStart("error");
        json.writeNumberField("code", 190);
        json.writeStringField("message", message);
        if (subcode.isPresent()) {
            json.writeNumberField("subcode", subcode.get());
        }
        json.writeEndObject();
        json.writeBooleanField("is_valid", false);
    }

    private static void writePermissions(Token token, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("data");
        for (String scope : new TreeSet<>(token.scopes())) {
            json.writeStartObject();
            json.writeStringField("permission", scope);
            json.writeStringField("status", "granted");
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static long seconds(Optional<Instant> instant) {
        return instant.map(Instant::getEpochSecond).orElse(0L);
    }
}
