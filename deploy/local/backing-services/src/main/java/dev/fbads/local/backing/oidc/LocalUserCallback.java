package dev.fbads.local.backing.oidc;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ResourceOwnerPasswordCredentialsGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;

import no.nav.security.mock.oauth2.OAuth2Exception;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;

/**
 * What stands in a local user's token. In the authorization code flow the login page says who it is and with which role,
 * and the server puts that over what is said here.
 */
final class LocalUserCallback implements OAuth2TokenCallback {

    static final Duration LIFETIME = Duration.ofHours(12);

    @Override
    public String issuerId() {
        return MockOidcService.ISSUER_ID;
    }

    @Override
    public String subject(TokenRequest request) {
        return name(request);
    }

    @Override
    public String typeHeader(TokenRequest request) {
        return JOSEObjectType.JWT.getType();
    }

    @Override
    public List<String> audience(TokenRequest request) {
        return List.of(OidcService.AUDIENCE);
    }

    @Override
    public Map<String, Object> addClaims(TokenRequest request) {
        return switch (request.getAuthorizationGrant()) {
            case ClientCredentialsGrant grant -> Map.of("role", user(request).role());
            case ResourceOwnerPasswordCredentialsGrant grant -> Map.of("role", user(request).role());
            default -> Map.of();
        };
    }

    @Override
    public long tokenExpiry() {
        return LIFETIME.toSeconds();
    }

    private static LocalUser user(TokenRequest request) {
        var name = name(request);
        return LocalUser.named(name).orElseThrow(() -> {
            var message = "no local user '%s'; there are %s".formatted(name, LocalUser.names());
            return new OAuth2Exception(OAuth2Error.INVALID_CLIENT.setDescription(message), message);
        });
    }

    private static String name(TokenRequest request) {
        if (request.getAuthorizationGrant() instanceof ResourceOwnerPasswordCredentialsGrant password) {
            return password.getUsername();
        }
        var authentication = request.getClientAuthentication();
        return authentication == null ? request.getClientID().getValue() : authentication.getClientID().getValue();
    }
}
