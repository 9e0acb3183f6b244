package dev.fbads.simulator.graph;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.MappingJsonFactory;

import dev.fbads.simulator.SimulatorConfig;
import dev.fbads.simulator.calls.CallLog;
import dev.fbads.simulator.calls.CallNotes;
import dev.fbads.simulator.calls.RecordedCall;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * Answers every Graph call: lets it in or not, has it answered, adds the headers, records it. An answer is complete before its
 * first byte leaves, so a call is either answered or refused.
 */
@Singleton
class GraphServer {

    private static final Logger LOG = Logger.getLogger(GraphServer.class);
    private static final String BEARER = "Bearer ";
    private static final String TOKEN = "access_token";

    private final JsonFactory json = new MappingJsonFactory();
    private final SimulatorConfig config;
    private final AccessTokens tokens;
    private final GraphNodeHandler handler;
    private final CallLog log;
    private final TraceIds traceIds;
    private final Clock clock;

    GraphServer(SimulatorConfig config, AccessTokens tokens, GraphNodeHandler handler, CallLog log, TraceIds traceIds,
            Clock clock) {
        this.config = config;
        this.tokens = tokens;
        this.handler = handler;
        this.log = log;
        this.traceIds = traceIds;
        this.clock = clock;
    }

    void serve(RoutingContext context) {
        CallNotes notes = new CallNotes();
        HttpServerResponse response = context.response();
        AnswerBody body = new AnswerBody(config.responseLimit().asLongValue());
        try {
            answer(context, notes, body);
        } catch (GraphException refused) {
            body = refuse(response, refused.error());
        } catch (IOException | RuntimeException broken) {
            LOG.error("call failed", broken);
            body = refuse(response, GraphErrors.unknown().error());
        }
        Map<String, String> parameters = parameters(context);
        boolean insights = notes.insights().isPresent();
        UsageHeaders.of(log.count(), notes.account(), insights).forEach(response::putHeader);
        log.add(new RecordedCall(context.request().method().name(), context.request().path(),
                parameters.getOrDefault("limit", ""), parameters.getOrDefault("after", ""), notes, response.getStatusCode(),
                clock.instant()));
        send(response, body);
    }

    private void answer(RoutingContext context, CallNotes notes, AnswerBody body) throws IOException {
        String path = context.normalizedPath();
        List<String> components = Arrays.stream(path.split("/")).filter(component -> !component.isEmpty()).toList();
        ApiVersion version = ApiVersion.of(components.isEmpty() ? "" : components.getFirst(), path,
                config.deprecatedVersions());
        Map<String, String> parameters = parameters(context);
        AccessTokens.Access access = tokens.check(token(context, parameters), parameters.get("appsecret_proof"));
        parameters.remove(TOKEN);
        String baseUrl = context.request().scheme() + "://" + context.request().authority() + "/" + version.name();
        context.response().putHeader("facebook-api-version", version.served());
        version.warning().ifPresent(warning -> context.response().putHeader(ApiVersion.WARNING_HEADER, warning));
        GraphCall call = new GraphCall(context.request().method().name(), components.subList(1, components.size()), parameters,
                access, baseUrl, clock.instant(), notes);
        try (JsonGenerator generator = json.createGenerator(body)) {
            generator.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
            handler.answer(call, generator);
        }
    }

    private AnswerBody refuse(HttpServerResponse response, GraphError error) {
        AnswerBody body = new AnswerBody(Long.MAX_VALUE);
        response.setStatusCode(error.status());
        if (error.status() == 400) {
            response.putHeader("WWW-Authenticate", "OAuth \"Facebook Platform\" \"invalid_request\" \""
                    + error.message().replaceAll("[^\\x20-\\x7e]|\"", "'") + "\"");
        }
        try (JsonGenerator generator = json.createGenerator(body)) {
            ErrorBody.write(generator, error, traceIds.next());
        } catch (IOException e) {
            throw new IllegalStateException("an error object always fits", e);
        }
        return body;
    }

    private static void send(HttpServerResponse response, AnswerBody body) {
        response.putHeader("Content-Type", "application/json; charset=UTF-8");
        response.putHeader("Cache-Control", "private, no-cache, no-store, must-revalidate");
        response.putHeader("Content-Length", Long.toString(body.size()));
        List<Buffer> pieces = new ArrayList<>(body.pieces());
        Buffer last = pieces.removeLast();
        pieces.forEach(response::write);
        response.end(last);
    }

    private static Map<String, String> parameters(RoutingContext context) {
        Map<String, String> parameters = new HashMap<>();
        context.queryParams().forEach(entry -> parameters.put(entry.getKey(), entry.getValue()));
        return parameters;
    }

    private static @Nullable String token(RoutingContext context, Map<String, String> parameters) {
        String header = context.request().getHeader("Authorization");
        return header != null && header.startsWith(BEARER)
                ? header.substring(BEARER.length()).strip()
                : parameters.get(TOKEN);
    }
}
