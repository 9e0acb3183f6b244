package dev.fbads.query.tenant;

import dev.fbads.service.database.JwtClaims;

/**
 * The caller of a request, from its verified token.
 *
 * @param subject the token's {@code sub}, the {@code user_id} of the host's membership tables
 */
public record Caller(String subject) {

    public Caller {
        if (subject.isBlank()) {
            throw new IllegalArgumentException("a caller has a subject");
        }
    }

    /** The claims that the policies read through {@code auth.jwt()}. */
    String claims() {
        return JwtClaims.of(subject);
    }
}
