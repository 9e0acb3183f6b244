package dev.fbads.query.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.oidc.runtime.OidcIdentityProvider;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;

/**
 * Verifies a token once, and not at each of the many requests of a page: a signature costs more than an answer that is kept.
 * <ol>
 * <li>A token is remembered by its hash, whole, so that another signature or another claim is another token.
 * <li>It is forgotten when it ends by itself, and after {@link AuthConfig#keptFor()} at the latest.
 * <li>What is refused is not remembered.
 * </ol>
 */
@ApplicationScoped
public class VerifiedTokens implements IdentityProvider<TokenAuthenticationRequest> {

    /** A verified token. */
    private record Verified(SecurityIdentity identity, Instant ends) {
    }

    private final OidcIdentityProvider oidc;
    private final Duration keptFor;
    /** Tokens end by the world's time, whatever clock the service is started with. */
    private final InstantSource clock = InstantSource.system();
    private final Cache<String, Verified> verified;
    private final Counter verifications;

    VerifiedTokens(OidcIdentityProvider oidc, AuthConfig config, MeterRegistry meters) {
        this.oidc = oidc;
        this.keptFor = config.keptFor();
        this.verified = Caffeine.newBuilder()
                .maximumSize(config.keptTokens())
                .expireAfter(Expiry.<String, Verified> creating((hash, token) -> left(token)))
                .build();
        this.verifications = Counter.builder("fbads.auth.verifications")
                .description("tokens whose signature was verified")
                .register(meters);
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    /** Before the provider that it asks. */
    @Override
    public int priority() {
        return 2 * SYSTEM_FIRST;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        String hash = hash(request.getToken().getToken());
        Verified known = verified.getIfPresent(hash);
        if (known != null && clock.instant().isBefore(known.ends())) {
            return Uni.createFrom().item(known.identity());
        }
        return oidc.authenticate(request, context)
                .invoke(identity -> {
                    verifications.increment();
                    remember(hash, identity);
                });
    }

    private void remember(String hash, @Nullable SecurityIdentity identity) {
        if (keptFor.isZero() || identity == null || identity.isAnonymous()
                || !(identity.getPrincipal() instanceof JsonWebToken token) || token.getExpirationTime() <= 0) {
            return;
        }
        // Without the attributes, which hold the request that brought it.
        SecurityIdentity lasting = QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addRoles(identity.getRoles())
                .addCredentials(identity.getCredentials())
                .build();
        Instant latest = clock.instant().plus(keptFor);
        Instant end = Instant.ofEpochSecond(token.getExpirationTime());
        verified.put(hash, new Verified(lasting, end.isBefore(latest) ? end : latest));
    }

    private Duration left(Verified token) {
        Duration left = Duration.between(clock.instant(), token.ends());
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static String hash(String token) {
        try {
            return new String(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)),
                    StandardCharsets.ISO_8859_1);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
