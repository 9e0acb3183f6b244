package dev.fbads.sync.api;

import java.util.Locale;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import com.fasterxml.jackson.core.JsonProcessingException;

import dev.fbads.contracts.problems.Languages;
import dev.fbads.contracts.problems.Problem;
import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.pgclient.PgException;

/** Maps every error to a {@link Problem} in the caller's language. */
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    @ServerExceptionMapper
    Response problem(ProblemException exception, HttpHeaders headers) {
        LOG.debugf("refused: %s", exception.getMessage());
        return response(Problem.of(exception, language(headers)));
    }

    @ServerExceptionMapper
    Response malformed(JsonProcessingException exception, HttpHeaders headers) {
        return response(ProblemCode.MALFORMED_JSON, headers);
    }

    @ServerExceptionMapper
    @Priority(Priorities.AUTHENTICATION)
    Response unauthenticated(UnauthorizedException exception, HttpHeaders headers) {
        return response(ProblemCode.UNAUTHENTICATED, headers);
    }

    @ServerExceptionMapper
    @Priority(Priorities.AUTHENTICATION)
    Response unauthenticated(AuthenticationFailedException exception, HttpHeaders headers) {
        return response(ProblemCode.UNAUTHENTICATED, headers);
    }

    @ServerExceptionMapper
    @Priority(Priorities.AUTHORIZATION)
    Response forbidden(ForbiddenException exception, HttpHeaders headers) {
        return response(ProblemCode.FORBIDDEN, headers);
    }

    @ServerExceptionMapper
    Response web(WebApplicationException exception, HttpHeaders headers) {
        return response(switch (exception.getResponse().getStatus()) {
            case 400 -> ProblemCode.MALFORMED_JSON;
            case 401 -> ProblemCode.UNAUTHENTICATED;
            case 403 -> ProblemCode.FORBIDDEN;
            case 404 -> ProblemCode.NOT_FOUND;
            case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
            case 406 -> ProblemCode.NOT_ACCEPTABLE;
            case 413 -> ProblemCode.BODY_TOO_LARGE;
            case 415 -> ProblemCode.UNSUPPORTED_MEDIA_TYPE;
            default -> ProblemCode.INTERNAL_ERROR;
        }, headers);
    }

    /** A lock timeout is reported as 503, because the request can be repeated. */
    @ServerExceptionMapper
    Response database(PgException exception, HttpHeaders headers) {
        if (LOCK_NOT_AVAILABLE.equals(exception.getSqlState())) {
            LOG.warnf("a request timed out waiting for a lock: %s", exception.getErrorMessage());
            return response(ProblemCode.SERVICE_UNAVAILABLE, headers);
        }
        return unexpected(exception, headers);
    }

    @ServerExceptionMapper
    Response unexpected(Exception exception, HttpHeaders headers) {
        LOG.error("a request failed unexpectedly", exception);
        return response(ProblemCode.INTERNAL_ERROR, headers);
    }

    private static Response response(ProblemCode code, HttpHeaders headers) {
        return response(Problem.of(code, language(headers)));
    }

    private static Response response(Problem problem) {
        Response.ResponseBuilder builder = Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
        if (problem.status() == Response.Status.UNAUTHORIZED.getStatusCode()) {
            builder.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return builder.build();
    }

    private static Locale language(HttpHeaders headers) {
        return Languages.preferred(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
