package dev.fbads.simulator.graph;

import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.MappingJsonFactory;

import dev.fbads.simulator.SimulatorConfig;
import dev.fbads.simulator.calls.CallLog;
import dev.fbads.simulator.calls.CallNotes;
import dev.fbads.simulator.calls.RecordedCall;
import dev.fbads.simulator.dataset.AdAccount;
import dev.fbads.simulator.faults.Effect;
import dev.fbads.simulator.faults.FaultScript;
import dev.fbads.simulator.faults.FaultyCall;
import dev.fbads.simulator.limits.Throttles;

/**
 * Answers one call, alone or in a batch: lets it in or not, has it answered, adds the headers, records it, and lets a scripted
 * fault have its way. An answer is complete before its first byte leaves, so a call is either answered or refused.
 */
@Singleton
public class CallAnswerer {

    private static final Logger LOG = Logger.getLogger(CallAnswerer.class);
    /** What is no Marketing API and needs no version. */
    private static final Set<String> UNVERSIONED = Set.of("debug_token", "oauth");

    private final JsonFactory json = new MappingJsonFactory();
    private final SimulatorConfig config;
    private final AccessCheck accessCheck;
    private final GraphNodeHandler handler;
    private final Throttles throttles;
    private final FaultScript faults;
    private final CallLog log;
    private final TraceIds traceIds;
    private final Clock clock;

    CallAnswerer(SimulatorConfig config, AccessCheck accessCheck, GraphNodeHandler handler, Throttles throttles,
            FaultScript faults, CallLog log, TraceIds traceIds, Clock clock) {
        this.config = config;
        this.accessCheck = accessCheck;
        this.handler = handler;
        this.throttles = throttles;
        this.faults = faults;
        this.log = log;
        this.traceIds = traceIds;
        this.clock = clock;
    }

    /** The answer to a call; never fails. */
    public GraphAnswer answer(IncomingCall incoming) {
        return answer(incoming, this::serve);
    }

    /** The same for a call that is served in another way than by the nodes of the graph. */
    public GraphAnswer answer(IncomingCall incoming, Service service) {
        CallNotes notes = new CallNotes();
        Map<String, String> headers = new LinkedHashMap<>();
        AnswerBody body = new AnswerBody(config.responseLimit().asLongValue());
        Optional<AdAccount> account = accountOf(incoming);
        account.ifPresent(found -> notes.account(found.id()));
        Optional<Effect> fault = faults.apply(new FaultyCall(incoming.method(), incoming.path(), notes.account(),
                incoming.parameter("after").isPresent(), incoming.item()));
        Throttles.Demand demand = new Throttles.Demand(account, accessCheck.appOf(incoming.token()),
                incoming.asksInsights(), !incoming.method().equals("GET"));
        int status = 200;
        try {
            if (fault.orElse(null) instanceof Effect.Refuse scripted) {
                throw new GraphException(scripted.error());
            }
            if (incoming.components().size() > 1) {
                throttles.admit(demand);
            }
            try (JsonGenerator generator = json.createGenerator(body)) {
                generator.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
                service.serve(incoming, notes, headers, generator);
            }
        } catch (GraphException refused) {
            status = refused.error().status();
            body = refuse(headers, refused.error());
        } catch (IOException | RuntimeException broken) {
            LOG.error("call failed", broken);
            status = 500;
            body = refuse(headers, GraphErrors.unknown().error());
        }
        headers.putAll(throttles.headers(demand));
        log.add(new RecordedCall(incoming.method(), incoming.path(), incoming.parameters().getOrDefault("limit", ""),
                incoming.parameters().getOrDefault("after", ""), incoming.item(), notes, status, clock.instant()));
        return FaultyAnswer.of(new GraphAnswer(status, headers, body, new GraphAnswer.AtOnce()), fault, incoming);
    }

    private Optional<AdAccount> accountOf(IncomingCall incoming) {
        List<String> components = incoming.components();
        return components.size() < 2 ? Optional.empty() : handler.account(components.get(1));
    }

    private void serve(IncomingCall incoming, CallNotes notes, Map<String, String> headers, JsonGenerator generator)
            throws IOException {
        List<String> components = incoming.components();
        String first = components.isEmpty() ? "" : components.getFirst();
        boolean unversioned = UNVERSIONED.contains(first);
        ApiVersion version = unversioned ? ApiVersion.newest()
                : ApiVersion.of(first, incoming.path(), config.deprecatedVersions());
        List<String> path = unversioned ? components : components.subList(1, components.size());
        if (handler.serveWithoutToken(path, incoming, generator)) {
            return;
        }
        Access access = accessCheck.check(incoming.token(), incoming.parameter("appsecret_proof"));
        headers.put("facebook-api-version", version.served());
        version.warning().ifPresent(warning -> headers.put(ApiVersion.WARNING_HEADER, warning));
        handler.answer(new GraphCall(incoming.method(), path, incoming.parameters(), access,
                incoming.origin() + "/" + version.name(), clock.instant(), notes), generator);
    }

    private AnswerBody refuse(Map<String, String> headers, GraphError error) {
        AnswerBody body = new AnswerBody(Long.MAX_VALUE);
        if (error.status() == 400) {
            headers.put("WWW-Authenticate", "OAuth \"Facebook Platform\" \"invalid_request\" \""
                    + error.message().replaceAll("[^\\x20-\\x7e]|\"", "'") + "\"");
        }
        try (JsonGenerator generator = json.createGenerator(body)) {
            ErrorBody.write(generator, error, traceIds.next());
        } catch (IOException e) {
            throw new IllegalStateException("an error object always fits", e);
        }
        return body;
    }

    /** Serves a call that was let in. */
    @FunctionalInterface
    public interface Service {

        /**
         * Writes the body, and adds headers.
         *
         * @throws GraphException when the call is refused; what was written so far is then discarded
         */
        void serve(IncomingCall incoming, CallNotes notes, Map<String, String> headers, JsonGenerator generator)
                throws IOException;
    }
}
