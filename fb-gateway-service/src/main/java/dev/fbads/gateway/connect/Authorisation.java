package dev.fbads.gateway.connect;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;
import dev.fbads.gateway.errors.GraphFailedException;
import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.errors.GraphResult;
import dev.fbads.gateway.graph.AccessToken;
import dev.fbads.gateway.graph.MetaApp;
import dev.fbads.gateway.tokens.MetaLogin;
import dev.fbads.gateway.tokens.TokenFacts;
import io.smallrye.mutiny.Uni;

/** From a code of Meta's dialog to a token that lasts and may read insights. */
@ApplicationScoped
class Authorisation {

    private final MetaLogin login;
    private final ConnectDialog dialog;

    Authorisation(MetaLogin login, ConnectDialog dialog) {
        this.login = login;
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
        return login.tokenFor(app, code, dialog.redirectUri())
                .map(Authorisation::accepted)
                .chain(grant -> login.longLived(app, grant.token()))
                .map(Authorisation::accepted)
                .chain(grant -> login.inspect(app, grant.token())
                        .map(Authorisation::accepted)
                        .map(facts -> checked(app, grant.token(), facts)));
    }

    private static Authorised checked(MetaApp app, AccessToken token, TokenFacts facts) {
        return switch (facts) {
            case TokenFacts.Void gone -> throw new ProblemException(ProblemCode.CONNECT_REFUSED);
            case TokenFacts.Good good when !good.appId().equals(app.id()) || good.userId().isEmpty() ->
                throw new ProblemException(ProblemCode.CONNECT_REFUSED);
            case TokenFacts.Good good when !good.readsInsights() ->
                throw new ProblemException(ProblemCode.CONNECT_SCOPE_MISSING);
            case TokenFacts.Good good -> new Authorised(token, good);
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
    record Authorised(AccessToken token, TokenFacts.Good facts) {
    }
}
