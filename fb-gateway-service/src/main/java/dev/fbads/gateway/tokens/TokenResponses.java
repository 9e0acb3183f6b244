package dev.fbads.gateway.tokens;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.fbads.gateway.errors.GraphCode;
import dev.fbads.gateway.graph.AccessToken;
import dev.fbads.gateway.graph.MalformedResponseException;

/** Parses the responses of the token endpoints. */
final class TokenResponses {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TOKEN_INVALID = 190;

    private TokenResponses() {
    }

    /** Parses {@code oauth/access_token}. */
    static TokenGrant grant(byte[] body) throws IOException {
        JsonNode response = JSON.readTree(body);
        String token = response.path("access_token").asText("");
        if (token.isBlank()) {
            throw new MalformedResponseException("a token response without token");
        }
        long seconds = response.path("expires_in").asLong(0);
        return new TokenGrant(new AccessToken(token),
                seconds > 0 ? Optional.of(Duration.ofSeconds(seconds)) : Optional.empty());
    }

    /** Parses {@code debug_token}. */
    static TokenInfo info(byte[] body) throws IOException {
        JsonNode data = JSON.readTree(body).path("data");
        if (!data.path("is_valid").isBoolean()) {
            throw new MalformedResponseException("token information without is_valid");
        }
        if (!data.path("is_valid").asBoolean()) {
            JsonNode error = data.path("error");
            return new TokenInfo.Invalid(new GraphCode(error.path("code").asInt(TOKEN_INVALID),
                    error.path("subcode").isInt() ? error.path("subcode").asInt() : null));
        }
        return new TokenInfo.Valid(data.path("app_id").asText(""),
                Optional.of(data.path("user_id").asText("")).filter(id -> !id.isEmpty()), scopes(data.path("scopes")),
                earlier(data.path("expires_at"), data.path("data_access_expires_at")));
    }

    private static Set<String> scopes(JsonNode scopes) {
        return scopes.valueStream().map(JsonNode::asText).collect(Collectors.toUnmodifiableSet());
    }

    /** Epoch seconds; 0 and absent mean never. */
    private static @Nullable Instant earlier(JsonNode... times) {
        return Stream.of(times)
                .map(time -> time.asLong(0))
                .filter(seconds -> seconds > 0)
                .min(Long::compare)
                .map(Instant::ofEpochSecond)
                .orElse(null);
    }
}
