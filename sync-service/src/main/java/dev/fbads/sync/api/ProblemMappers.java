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

/** Every error as a {@link Problem} in the caller's language. */
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    @ServerExceptionMapper
    Response problem(ProblemException exception, HttpHeaders headers) {
        LOG.debugf("refused: %s", exception.getMessage());
        return answer(Problem.of(exception, language(headers)));
    }

    @ServerExceptionMapper
    Response malformed(JsonProcessingException exception, HttpHeaders headers) {
        return answer(ProblemCode.MALFORMED_JSON, headers);
    }

    @ServerExceptionMapper
    @Priority(Priorities.AUTHENTICATION)
    Response unauthenticated(UnauthorizedException exception, HttpHeaders headers) {
        return answer(ProblemCode.UNAUTHENTICATED, headers);
    }

    @ServerExceptionMapper
    @Priority(Priorities.AUTHENTICATION)
    Response unauthenticated(AuthenticationFailedException exception, HttpHeaders headers) {
        return answer(ProblemCode.UNAUTHENTICATED, headers);
    }

    @ServerExceptionMapper
    @Priority(Priorities.AUTHORIZATION)
    Response forbidden(ForbiddenException exception, HttpHeaders headers) {
        return answer(ProblemCode.FORBIDDEN, headers);
    }

    @ServerExceptionMapper
    Response web(WebApplicationException exception, HttpHeaders headers) {
        return answer(switch (exception.getResponse().getStatus()) {
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

    /** A lock that another transaction holds for longer than ours waits is no fault of this service. */
    @ServerExceptionMapper
    Response database(PgException exception, HttpHeaders headers) {
        if (LOCK_NOT_AVAILABLE.equals(exception.getSqlState())) {
            LOG.warnf("a request gave up waiting for a lock: %s", exception.getErrorMessage());
            return answer(ProblemCode.SERVICE_UNAVAILABLE, headers);
        }
        return unexpected(exception, headers);
    }

    @ServerExceptionMapper
    Response unexpected(Exception exception, HttpHeaders headers) {
        LOG.error("a request failed unexpectedly", exception);
        return answer(ProblemCode.INTERNAL_ERROR, headers);
    }

    private static Response answer(ProblemCode code, HttpHeaders headers) {
        return answer(Problem.of(code, language(headers)));
    }

    private static Response answer(Problem problem) {
        Response.ResponseBuilder response = Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
        if (problem.status() == Response.Status.UNAUTHORIZED.getStatusCode()) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return response.build();
    }

    private static Locale language(HttpHeaders headers) {
        return Languages.preferred(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
