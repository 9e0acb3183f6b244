package dev.fbads.sync.access;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import jakarta.enterprise.context.RequestScoped;

import org.eclipse.microprofile.jwt.JsonWebToken;

import dev.fbads.contracts.accounts.Role;
import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;
import io.vertx.core.json.JsonObject;

/** Reads the {@link Caller} from the bearer token, which OIDC has verified. */
@RequestScoped
public class CallerProducer {

    private final JsonWebToken token;
    private final AccessConfig config;

    CallerProducer(JsonWebToken token, AccessConfig config) {
        this.token = token;
        this.config = config;
    }

    /** The caller of the current request; {@link ProblemCode#UNAUTHENTICATED} for a token without a subject. */
    public Caller current() {
        String subject = token.getSubject();
        if (subject == null || subject.isBlank()) {
            throw new ProblemException(ProblemCode.UNAUTHENTICATED);
        }
        return new Caller(subject, Role.ofClaim(roleClaim()));
    }

    private String roleClaim() {
        String[] path = config.roleClaim().split("/", -1);
        JsonObject claims = claims();
        for (int i = 0; i < path.length - 1 && claims != null; i++) {
            claims = claims.getValue(path[i]) instanceof JsonObject nested ? nested : null;
        }
        return claims != null && claims.getValue(path[path.length - 1]) instanceof String role ? role : "";
    }

    private JsonObject claims() {
        String payload = token.getRawToken().split("\\.", -1)[1];
        return new JsonObject(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
    }
}
