package dev.fbads.simulator.oauth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import dev.fbads.simulator.graph.GraphErrors;

/** Codes that the login dialog gave out: each good once, for ten minutes, for the address it was sent to. */
@Singleton
class LoginCodes {

    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final Clock clock;
    private final Supplier<UUID> ids;
    private final Map<String, Grant> grants = new HashMap<>();
    private NextLogin next = NextLogin.USUAL;

    @Inject
    LoginCodes(Clock clock) {
        this(clock, UUID::randomUUID);
    }

    LoginCodes(Clock clock, Supplier<UUID> ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /** What a login granted. */
    record Grant(NextLogin login, Set<String> scopes, String redirectUri, Instant at, boolean used) {

        Grant {
            scopes = Set.copyOf(scopes);
        }

        private Grant spent() {
            return new Grant(login, scopes, redirectUri, at, true);
        }
    }

    synchronized NextLogin next() {
        return next;
    }

    synchronized void next(NextLogin login) {
        next = login;
    }

    synchronized String issue(NextLogin login, Set<String> scopes, String redirectUri) {
        String code = "AQ" + ids.get().toString().replace("-", "");
        grants.put(code, new Grant(login, scopes, redirectUri, clock.instant(), false));
        return code;
    }

    /** Takes a code in. */
    synchronized Grant redeem(String code, String redirectUri) {
        Grant grant = grants.get(code);
        if (grant == null) {
            throw GraphErrors.code(36009, "Invalid verification code format.");
        }
        if (grant.used()) {
            throw GraphErrors.code(36009, "This authorization code has been used.");
        }
        if (!clock.instant().isBefore(grant.at().plus(LIFETIME))) {
            throw GraphErrors.code(36007, "This authorization code has expired.");
        }
        if (!grant.redirectUri().equals(redirectUri)) {
            throw GraphErrors.code(36008, "Error validating verification code. Please make sure your redirect_uri is "
                    + "identical to the one you used in the OAuth dialog request");
        }
        grants.put(code, grant.spent());
        return grant;
    }
}
