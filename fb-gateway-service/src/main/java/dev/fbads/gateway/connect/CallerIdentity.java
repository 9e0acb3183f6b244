package dev.fbads.gateway.connect;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.jwt.JsonWebToken;

import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;

/** The person behind a request, by the bearer token that OIDC verified. */
@ApplicationScoped
class CallerIdentity {

    private final CurrentIdentityAssociation identity;

    CallerIdentity(CurrentIdentityAssociation identity) {
        this.identity = identity;
    }

    /** The token's subject; empty without token, and a failure with a bad one. */
    Uni<Optional<String>> userId() {
        return identity.getDeferredIdentity().map(CallerIdentity::subject);
    }

    /** The token's subject; {@link ProblemCode#UNAUTHENTICATED} without one. */
    Uni<String> required() {
        return userId().map(user -> user.orElseThrow(() -> new ProblemException(ProblemCode.UNAUTHENTICATED)));
    }

    private static Optional<String> subject(SecurityIdentity known) {
        return known.getPrincipal() instanceof JsonWebToken token
                ? Optional.ofNullable(token.getSubject()).filter(subject -> !subject.isBlank())
                : Optional.empty();
    }
}
