package dev.fbads.service.database;

import io.vertx.core.json.JsonObject;

/** The claims of a user, as row level security reads them from {@code request.jwt.claims} through {@code auth.jwt()}. */
public final class JwtClaims {

    private JwtClaims() {
    }

    /**
     * The claims as JSON.
     *
     * @param subject the token's {@code sub}
     */
    public static String of(String subject) {
        return new JsonObject().put("sub", subject).encode();
    }
}
