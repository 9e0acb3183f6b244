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

/** Exchanges the code of the dialog for a long-lived token that may read insights. */
@ApplicationScoped
class Authorization {

    private final MetaTokenClient metaTokens;
    private final ConnectDialog dialog;

    Authorization(MetaTokenClient metaTokens, ConnectDialog dialog) {
        this.metaTokens = metaTokens;
        this.dialog = dialog;
    }

    /**
     * Exchanges the code, which can be used once.
     *
     * @throws ProblemException {@link ProblemCode#CONNECT_REFUSED} for a code or token that Meta refuses, {@link
     *         ProblemCode#CONNECT_SCOPE_MISSING} where the user did not grant what is needed
     */
    Uni<Authorized> by(String code) {
        MetaApp app = dialog.app();
        return metaTokens.tokenFor(app, code, dialog.redirectUri())
                .map(Authorization::accepted)
                .chain(grant -> metaTokens.longLived(app, grant.token()))
                .map(Authorization::accepted)
                .chain(grant -> metaTokens.inspect(app, grant.token())
                        .map(Authorization::accepted)
                        .map(info -> checked(app, grant.token(), info)));
    }

    private static Authorized checked(MetaApp app, AccessToken token, TokenInfo info) {
        return switch (info) {
            case TokenInfo.Invalid invalid -> throw new ProblemException(ProblemCode.CONNECT_REFUSED);
            case TokenInfo.Valid valid when !valid.appId().equals(app.id()) || valid.userId().isEmpty() ->
                throw new ProblemException(ProblemCode.CONNECT_REFUSED);
            case TokenInfo.Valid valid when !valid.readsInsights() ->
                throw new ProblemException(ProblemCode.CONNECT_SCOPE_MISSING);
            case TokenInfo.Valid valid -> new Authorized(token, valid);
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

    /** A token and its properties. */
    record Authorized(AccessToken token, TokenInfo.Valid info) {
    }
}
