package dev.fbads.query.auth;

import java.time.Clock;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

import com.github.benmanes.caffeine.cache.Ticker;

import dev.fbads.service.time.SystemTime;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.oidc.runtime.OidcIdentityProvider;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;

/**
 * Caches verified tokens: verifying a signature takes longer than most responses, and a page sends many requests. The
 * identity has the token's subject as its name and no other attribute of the token, whether or not the token was cached. A
 * refused token is not cached.
 */
@ApplicationScoped
public class VerifiedTokens implements IdentityProvider<TokenAuthenticationRequest> {

    private final OidcIdentityProvider oidc;
    private final TokenCache cache;
    private final Counter verifications;

    VerifiedTokens(OidcIdentityProvider oidc, AuthConfig config, @SystemTime Clock clock, MeterRegistry meters) {
        this.oidc = oidc;
        this.cache = new TokenCache(config, clock, Ticker.systemTicker());
        this.cache.measure(meters);
        this.verifications = Counter.builder("fbads.auth.verifications")
                .description("tokens whose signature was verified")
                .register(meters);
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    /** Before the provider that it delegates to. */
    @Override
    public int priority() {
        return 2 * SYSTEM_FIRST;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        String token = request.getToken().getToken();
        return cache.subject(token)
                .map(subject -> Uni.createFrom().item(identity(subject)))
                .orElseGet(() -> oidc.authenticate(request, context).map(identity -> verified(token, identity)));
    }

    private SecurityIdentity verified(String token, SecurityIdentity identity) {
        verifications.increment();
        if (!(identity.getPrincipal() instanceof JsonWebToken claims) || claims.getSubject() == null) {
            return identity(null);
        }
        cache.put(token, claims.getSubject(), Instant.ofEpochSecond(claims.getExpirationTime()));
        return identity(claims.getSubject());
    }

    private static SecurityIdentity identity(@Nullable String subject) {
        return QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal(subject)).build();
    }
}
