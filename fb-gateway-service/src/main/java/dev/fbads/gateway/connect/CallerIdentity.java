package dev.fbads.gateway.connect;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.jwt.JsonWebToken;

import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;

/** The authenticated user of a request, from the OIDC bearer token. */
@ApplicationScoped
class CallerIdentity {

    private final CurrentIdentityAssociation identity;

    CallerIdentity(CurrentIdentityAssociation identity) {
        this.identity = identity;
    }

    /** The subject of the token; empty without token, a failure for an invalid one. */
    Uni<Optional<String>> userId() {
        return identity.getDeferredIdentity().map(CallerIdentity::subject);
    }

    /** The subject of the token; {@link ProblemCode#UNAUTHENTICATED} without one. */
    Uni<String> required() {
        return userId().map(user -> user.orElseThrow(() -> new ProblemException(ProblemCode.UNAUTHENTICATED)));
    }

    private static Optional<String> subject(SecurityIdentity known) {
        return known.getPrincipal() instanceof JsonWebToken token
                ? Optional.ofNullable(token.getSubject()).filter(subject -> !subject.isBlank())
                : Optional.empty();
    }
}
