package dev.fbads.gateway.connect;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;
import dev.fbads.gateway.errors.GraphFailedException;
import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.errors.GraphResult;
import dev.fbads.gateway.graph.AccessToken;
import dev.fbads.gateway.graph.MetaApp;
import dev.fbads.gateway.tokens.MetaTokenClient;
import dev.fbads.gateway.tokens.TokenInfo;
import io.smallrye.mutiny.Uni;

/** From a code of Meta's dialog to a token that lasts and may read insights. */
@ApplicationScoped
class Authorization {

    private final MetaTokenClient metaTokens;
    private final ConnectDialog dialog;

    Authorization(MetaTokenClient metaTokens, ConnectDialog dialog) {
        this.metaTokens = metaTokens;
        this.dialog = dialog;
    }

    /**
     * Uses the code up.
     *
     * @throws ProblemException {@link ProblemCode#CONNECT_REFUSED} for a code or a token that Meta does not accept,
     *         {@link ProblemCode#CONNECT_SCOPE_MISSING} where the person unticked what is needed
     */
    Uni<Authorised> by(String code) {
        MetaApp app = dialog.app();
        return metaTokens.tokenFor(app, code, dialog.redirectUri())
                .map(Authorization::accepted)
                .chain(grant -> metaTokens.longLived(app, grant.token()))
                .map(Authorization::accepted)
                .chain(grant -> metaTokens.inspect(app, grant.token())
                        .map(Authorization::accepted)
                        .map(facts -> checked(app, grant.token(), facts)));
    }

    private static Authorised checked(MetaApp app, AccessToken token, TokenInfo facts) {
        return switch (facts) {
            case TokenInfo.Invalid invalid -> throw new ProblemException(ProblemCode.CONNECT_REFUSED);
            case TokenInfo.Valid valid when !valid.appId().equals(app.id()) || valid.userId().isEmpty() ->
                throw new ProblemException(ProblemCode.CONNECT_REFUSED);
            case TokenInfo.Valid valid when !valid.readsInsights() ->
                throw new ProblemException(ProblemCode.CONNECT_SCOPE_MISSING);
            case TokenInfo.Valid valid -> new Authorised(token, valid);
        };
    }

    private static <T> T accepted(GraphResult<T> result) {
        return switch (result) {
            case GraphResult.Read<T>(T value) -> value;
            case GraphResult.Failed<T>(GraphFailure failure) -> throw refusal(failure);
        };
    }

    private static RuntimeException refusal(GraphFailure failure) {
        return switch (failure) {
            case GraphFailure.InvalidQuery query -> new ProblemException(ProblemCode.CONNECT_REFUSED);
            case GraphFailure.TokenInvalid token -> new ProblemException(ProblemCode.CONNECT_REFUSED);
            case GraphFailure.AccessDenied denied -> new ProblemException(ProblemCode.CONNECT_REFUSED);
            case GraphFailure other -> new GraphFailedException(other);
        };
    }

    /** A token, and what Meta says about it. */
    record Authorised(AccessToken token, TokenInfo.Valid facts) {
    }
}
