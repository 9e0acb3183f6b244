package dev.fbads.gateway.tokens;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.gateway.errors.GraphResult;
import dev.fbads.gateway.graph.AccessToken;
import dev.fbads.gateway.graph.GraphCall;
import dev.fbads.gateway.graph.GraphClient;
import dev.fbads.gateway.graph.MetaApp;
import io.smallrye.mutiny.Uni;

/**
 * Asks Meta for tokens and about them (Facebook Login, "Manually build a metaTokens flow" and "Get long-lived tokens"). Meta
 * wants secrets as parameters here; the client logs no parameters.
 */
@ApplicationScoped
public class MetaTokenClient {

    private static final GraphCall GRANT = GraphCall.to("oauth/access_token");

    private final GraphClient graph;

    public MetaTokenClient(GraphClient graph) {
        this.graph = graph;
    }

    /** The token for the code that Meta's dialog gave; a code is good once. */
    public Uni<GraphResult<TokenGrant>> tokenFor(MetaApp app, String code, String redirectUri) {
        return grant(GRANT.with("client_id", app.id()).with("redirect_uri", redirectUri).with("client_secret", app.secret())
                .with("code", code));
    }

    /** A token that lasts about 60 days, for one that has not ended yet. */
    public Uni<GraphResult<TokenGrant>> longLived(MetaApp app, AccessToken token) {
        return grant(GRANT.with("grant_type", "fb_exchange_token").with("client_id", app.id())
                .with("client_secret", app.secret()).with("fb_exchange_token", token.value()));
    }

    /** What the token is worth. */
    public Uni<GraphResult<TokenInfo>> inspect(MetaApp app, AccessToken token) {
        return graph.session(app.token())
                .get(GraphCall.to("debug_token").with("input_token", token.value()), TokenResponses::facts);
    }

    private Uni<GraphResult<TokenGrant>> grant(GraphCall call) {
        return graph.withoutToken().get(call, TokenResponses::grant);
    }
}
