package dev.fbads.query.problem;

import java.util.Locale;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import dev.fbads.contracts.problems.Languages;
import dev.fbads.contracts.problems.Problem;
import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;

/** Maps every failure to {@code application/problem+json} in the caller's language. */
final class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    /** RFC 6750 §3: a 401 names the accepted scheme. */
    private static final String CHALLENGE = "Bearer";

    @ServerExceptionMapper
    Response problem(ProblemException failure, HttpHeaders headers) {
        LOG.debugf("refused: %s", failure.getMessage());
        Locale language = language(headers);
        return response(Problem.of(failure, language), language).build();
    }

    @ServerExceptionMapper({ AuthenticationFailedException.class, UnauthorizedException.class })
    Response unauthenticated(SecurityException failure, HttpHeaders headers) {
        LOG.debugf("not authenticated: %s", failure.getMessage());
        return response(ProblemCode.UNAUTHENTICATED, headers)
                .header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE)
                .build();
    }

    /** A token cannot be verified before the first successful request to its issuer. */
    @ServerExceptionMapper
    Response issuerUnavailable(OIDCException failure, HttpHeaders headers) {
        LOG.warn("the OIDC provider is unavailable", failure);
        return response(ProblemCode.SERVICE_UNAVAILABLE, headers).build();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException failure, HttpHeaders headers) {
        LOG.debugf("forbidden: %s", failure.getMessage());
        return response(ProblemCode.FORBIDDEN, headers).build();
    }

    @ServerExceptionMapper
    Response http(WebApplicationException failure, HttpHeaders headers) {
        Response original = failure.getResponse();
        ProblemCode code = codeOf(original.getStatus());
        if (code == ProblemCode.INTERNAL_ERROR) {
            LOG.error("request failed", failure);
        }
        Response.ResponseBuilder response = response(code, headers);
        if (original.getHeaderString(HttpHeaders.ALLOW) != null) {
            response.header(HttpHeaders.ALLOW, original.getHeaderString(HttpHeaders.ALLOW));
        }
        return response.build();
    }

    @ServerExceptionMapper
    Response unexpected(Throwable failure, HttpHeaders headers) {
        LOG.error("request failed", failure);
        return response(ProblemCode.INTERNAL_ERROR, headers).build();
    }

    private static ProblemCode codeOf(int status) {
        return switch (status) {
            case 401 -> ProblemCode.UNAUTHENTICATED;
            case 403 -> ProblemCode.FORBIDDEN;
            case 404 -> ProblemCode.NOT_FOUND;
            case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
            case 406 -> ProblemCode.NOT_ACCEPTABLE;
            case 413 -> ProblemCode.BODY_TOO_LARGE;
            case 415 -> ProblemCode.UNSUPPORTED_MEDIA_TYPE;
            case 503 -> ProblemCode.SERVICE_UNAVAILABLE;
            default -> status < 500 ? ProblemCode.INVALID_REQUEST : ProblemCode.INTERNAL_ERROR;
        };
    }

    private static Response.ResponseBuilder response(ProblemCode code, HttpHeaders headers) {
        Locale language = language(headers);
        return response(Problem.of(code, language), language);
    }

    private static Response.ResponseBuilder response(Problem problem, Locale language) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.getLanguage())
                .entity(problem);
    }

    private static Locale language(HttpHeaders headers) {
        return Languages.preferred(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
