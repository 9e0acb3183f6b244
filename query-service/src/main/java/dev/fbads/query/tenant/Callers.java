package dev.fbads.query.tenant;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;

/** Determines the caller of a request. */
@ApplicationScoped
public class Callers {

    private final SecurityIdentity identity;

    Callers(SecurityIdentity identity) {
        this.identity = identity;
    }

    /**
     * The caller of the current request.
     *
     * @throws ProblemException {@code unauthenticated} if the token has no subject
     */
    public Caller current() {
        String subject = identity.getPrincipal().getName();
        if (subject == null || subject.isBlank()) {
            throw new ProblemException(ProblemCode.UNAUTHENTICATED);
        }
        return new Caller(subject);
    }
}
