package dev.fbads.service.http;

import java.util.Locale;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.fbads.contracts.problems.Languages;
import dev.fbads.contracts.problems.Problem;
import dev.fbads.contracts.problems.ProblemCode;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Refuses a request whose announced body exceeds {@code quarkus.http.limits.max-body-size}: 413 with the problem
 * {@code body_too_large}, before the body is read. Quarkus' own check gives the status without a body; a body without an
 * announced length is counted by Quarkus while it is read.
 */
@Singleton
public class BodyLimit {

    /** After {@link HttpConnections}, before the check of Quarkus. */
    private static final int PRIORITY = HttpConnections.FIRST - 1;

    private final long limit;
    private final ObjectMapper json;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size", defaultValue = "10M") MemorySize limit,
            ObjectMapper json) {
        this.limit = limit.asLongValue();
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext request) {
        if (announced(request.request()) > limit) {
            refuse(request);
        } else {
            request.next();
        }
    }

    /** The announced length in bytes; 0 where there is none. The HTTP decoder refuses one that is no number. */
    private static long announced(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }

    /** The connection is closed after the response: what the client still sends is not read. */
    private void refuse(RoutingContext request) {
        Locale language = Languages.preferred(request.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        try {
            byte[] problem = json.writeValueAsBytes(Problem.of(ProblemCode.BODY_TOO_LARGE, language));
            request.response()
                    .setStatusCode(ProblemCode.BODY_TOO_LARGE.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .putHeader(HttpHeaders.CONTENT_LANGUAGE, language.getLanguage())
                    .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                    .end(Buffer.buffer(problem))
                    .onComplete(sent -> request.request().connection().close());
        } catch (JsonProcessingException e) {
            request.fail(e);
        }
    }
}
