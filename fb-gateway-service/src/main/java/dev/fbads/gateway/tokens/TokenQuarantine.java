package dev.fbads.gateway.tokens;

import java.time.InstantSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.fbads.gateway.errors.GraphCode;
import io.smallrye.mutiny.Uni;

/** Quarantines tokens that Meta refuses. */
@ApplicationScoped
public class TokenQuarantine {

    private static final Logger LOG = Logger.getLogger(TokenQuarantine.class);
    /** "Access token has expired, been revoked, or is otherwise invalid", where Meta gave no code. */
    private static final GraphCode UNKNOWN = new GraphCode(190, null);

    private final TokenRepository tokens;
    private final InstantSource clock;

    TokenQuarantine(TokenRepository tokens, InstantSource clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Excludes the token in every replica. Does nothing if the token was replaced concurrently. */
    public Uni<Void> add(StoredToken token, @Nullable GraphCode code) {
        GraphCode reason = code == null ? UNKNOWN : code;
        if (!(token.state() instanceof TokenState.Usable usable) || token.secret() == null) {
            return Uni.createFrom().voidItem();
        }
        return tokens.move(token.row().id(), token.secret(), usable.quarantined(reason, clock.instant()))
                .onItem().invoke(moved -> LOG.warnf("token quarantined=%s tokenId=%s compteId=%s graphCode=%s", moved,
                        token.row().id(), token.row().compteId(), reason))
                .replaceWithVoid();
    }
}
