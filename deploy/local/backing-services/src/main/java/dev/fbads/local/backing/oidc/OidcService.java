package dev.fbads.local.backing.oidc;

import java.time.Duration;
import java.util.Map;

import dev.fbads.local.backing.BackingService;

/**
 * An OIDC provider that knows the local users ({@link LocalUser}).
 *
 * <p>
 * Over HTTP: {@code POST {issuer}/token} with {@code grant_type=client_credentials} and the user's name as
 * {@code client_id} (any secret), or {@code grant_type=password} and the name as {@code username}. A browser logs in with
 * the authorization code flow at {@code {issuer}/authorize}, where a page offers the users. An unknown name is refused.
 */
public interface OidcService extends BackingService {

    /** The audience of every token. */
    String AUDIENCE = "fbads";

    default String issuer() {
        return "http://localhost:%d/fbads".formatted(port());
    }

    /**
     * A token as the token endpoint would give it.
     *
     * @param userName a name of {@link LocalUser}; another is an {@link IllegalArgumentException}
     */
    String token(String userName);

    /**
     * A signed token with whatever a test needs to be wrong.
     *
     * @param claims added last, so {@code iss}, {@code aud} and the like can be replaced
     * @param lifetime from now; negative: expired
     */
    String token(String subject, String audience, Map<String, Object> claims, Duration lifetime);
}
