package dev.fbads.gateway.errors;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

import dev.fbads.contracts.problems.Languages;
import dev.fbads.contracts.problems.Problem;
import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;

/** Maps exceptions to problem+json in the language of the caller. */
public class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    @ServerExceptionMapper
    public RestResponse<Problem> problem(ProblemException exception, HttpHeaders headers) {
        LOG.debugf("request refused: %s", exception.getMessage());
        Problem problem = Problem.of(exception, Languages.preferred(language(headers)));
        return envelope(problem).build();
    }

    /** Failures of Graph outside a stream. */
    @ServerExceptionMapper
    public RestResponse<Problem> graph(GraphFailedException exception, HttpHeaders headers) {
        LOG.warnf("call to Graph failed: %s", exception.getMessage());
        if (exception.failure().retryDecision() instanceof RetryDecision.RetryAfter(Optional<Duration> pause)
                && pause.isPresent()) {
            return envelope(problem(ProblemCode.SERVICE_UNAVAILABLE, headers))
                    .header(HttpHeaders.RETRY_AFTER, pause.get().toSeconds())
                    .build();
        }
        return envelope(problem(ProblemCode.UPSTREAM_UNAVAILABLE, headers)).build();
    }

    @ServerExceptionMapper({ AuthenticationFailedException.class, UnauthorizedException.class })
    public RestResponse<Problem> unauthenticated(SecurityException exception, HttpHeaders headers) {
        return envelope(problem(ProblemCode.UNAUTHENTICATED, headers)).build();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> json(MismatchedInputException exception, HttpHeaders headers) {
        return envelope(problem(ProblemCode.MALFORMED_JSON, headers)).build();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> framework(WebApplicationException exception, HttpHeaders headers) {
        boolean body = exception.getCause() instanceof JsonProcessingException;
        ProblemCode code = body ? ProblemCode.MALFORMED_JSON : codeOf(exception.getResponse().getStatus());
        return envelope(problem(code, headers)).build();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> unexpected(Throwable exception, HttpHeaders headers) {
        LOG.error("request failed", exception);
        return envelope(problem(ProblemCode.INTERNAL_ERROR, headers)).build();
    }

    private static RestResponse.ResponseBuilder<Problem> envelope(Problem problem) {
        RestResponse.ResponseBuilder<Problem> response = RestResponse.ResponseBuilder
                .create(RestResponse.Status.fromStatusCode(problem.status()), problem)
                .type(Problem.MEDIA_TYPE);
        return problem.status() == 401 ? response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer") : response;
    }

    private static Problem problem(ProblemCode code, HttpHeaders headers) {
        return Problem.of(code, Languages.preferred(language(headers)));
    }

    private static ProblemCode codeOf(int status) {
        return Arrays.stream(ProblemCode.values())
                .filter(code -> code != ProblemCode.COMPTE_REQUIRED && code.status() == status)
                .findFirst()
                .orElse(status < 500 ? ProblemCode.INVALID_REQUEST : ProblemCode.INTERNAL_ERROR);
    }

    private static @Nullable String language(HttpHeaders headers) {
        return headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE);
    }
}
