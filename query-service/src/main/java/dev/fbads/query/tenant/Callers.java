package dev.fbads.query.tenant;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.jwt.JsonWebToken;

import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;

/** Finds out who asks. */
@ApplicationScoped
public class Callers {

    private final JsonWebToken token;

    Callers(JsonWebToken token) {
        this.token = token;
    }

    /**
     * The caller of the current request.
     *
     * @throws ProblemException {@code unauthenticated} when the token names nobody
     */
    public Caller current() {
        String subject = token.getSubject();
        if (subject == null || subject.isBlank()) {
            throw new ProblemException(ProblemCode.UNAUTHENTICATED);
        }
        return new Caller(subject);
    }
}
