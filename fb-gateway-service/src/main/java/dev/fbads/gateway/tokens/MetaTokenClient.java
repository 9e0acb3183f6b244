package dev.fbads.gateway.tokens;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.gateway.errors.GraphResult;
import dev.fbads.gateway.graph.AccessToken;
import dev.fbads.gateway.graph.GraphCall;
import dev.fbads.gateway.graph.GraphClient;
import dev.fbads.gateway.graph.MetaApp;
import io.smallrye.mutiny.Uni;

/**
 * Obtains and inspects tokens (Facebook Login, "Manually build a login flow" and "Get long-lived tokens"). Meta requires
 * secrets as parameters here; the client never logs parameters.
 */
@ApplicationScoped
public class MetaTokenClient {

    private static final GraphCall GRANT = GraphCall.to("oauth/access_token");

    private final GraphClient graph;

    public MetaTokenClient(GraphClient graph) {
        this.graph = graph;
    }

    /** Exchanges the code of the dialog for a token; a code can be used once. */
    public Uni<GraphResult<TokenGrant>> tokenFor(MetaApp app, String code, String redirectUri) {
        return grant(GRANT.with("client_id", app.id()).with("redirect_uri", redirectUri).with("client_secret", app.secret())
                .with("code", code));
    }

    /** Exchanges a valid token for one of about 60 days. */
    public Uni<GraphResult<TokenGrant>> longLived(MetaApp app, AccessToken token) {
        return grant(GRANT.with("grant_type", "fb_exchange_token").with("client_id", app.id())
                .with("client_secret", app.secret()).with("fb_exchange_token", token.value()));
    }

    /** Inspects the token. */
    public Uni<GraphResult<TokenInfo>> inspect(MetaApp app, AccessToken token) {
        return graph.session(app.token())
                .get(GraphCall.to("debug_token").with("input_token", token.value()), TokenResponses::info);
    }

    private Uni<GraphResult<TokenGrant>> grant(GraphCall call) {
        return graph.withoutToken().get(call, TokenResponses::grant);
    }
}
