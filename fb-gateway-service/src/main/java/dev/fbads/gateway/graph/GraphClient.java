package dev.fbads.gateway.graph;

import java.util.List;
import java.util.random.RandomGenerator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.errors.GraphResult;
import dev.fbads.gateway.quota.CallGate;
import dev.fbads.gateway.quota.CallOutcome;
import dev.fbads.gateway.quota.Caller;
import dev.fbads.gateway.quota.Usage;
import dev.fbads.gateway.quota.UsageHeaders;
import dev.fbads.gateway.reactive.Pause;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/**
 * Meta's Graph API. Promises:
 * <ol>
 * <li>An answer is read whole, or not at all: what is cut off, stalls or is no JSON is a failure, never fewer rows.</li>
 * <li>A failure that may pass is repeated with back-off; every other one goes back at once.</li>
 * <li>A pause that Meta asks for is waited for when it is short, and goes back with its time when it is long.</li>
 * <li>While Meta is out of reach no call is made; that is a failure with a time, too.</li>
 * <li>Every call, repetitions included, passes the {@link CallGate}; one that it refuses is not counted as made.</li>
 * <li>The token is in no URL, no log and no failure.</li>
 * </ol>
 */
@ApplicationScoped
public class GraphClient {

    private static final Logger LOG = Logger.getLogger(GraphClient.class);

    /** A body of so many bytes is read in less than a millisecond. */
    private static final int QUICKLY_READ = 32 * 1024;

    private final Vertx vertx;
    private final GraphTransport transport;
    private final CircuitBreaker breaker;
    private final String version;
    private final Backoff backoff;
    private final Pause pause;
    private final CallGate gate;
    private final VersionWarnings warnings = new VersionWarnings();

    /** A client without limits. */
    public GraphClient(Vertx vertx, GraphConfig config, AppSecretProof proof, CircuitBreaker breaker, Pause pause,
            RandomGenerator random) {
        this(vertx, config, proof, breaker, pause, random, CallGate.of(List.of()));
    }

    @Inject
    public GraphClient(Vertx vertx, GraphConfig config, AppSecretProof proof, CircuitBreaker breaker, Pause pause,
            RandomGenerator random, CallGate gate) {
        this.vertx = vertx;
        this.transport = new GraphTransport(vertx, config, proof);
        this.breaker = breaker;
        this.version = config.version();
        this.backoff = new Backoff(config.retry(), random);
        this.pause = pause;
        this.gate = gate;
    }

    /** A new series of calls of our own with the token, counted from nought. */
    public GraphSession session(AccessToken token) {
        return session(token, Caller.SYSTEM, new CallCounter());
    }

    /** Calls that carry no token, because they are about to get one. */
    public GraphSession withoutToken() {
        return session(null, Caller.SYSTEM, new CallCounter());
    }

    /** A series of calls on somebody's behalf, counted with others. */
    public GraphSession session(@Nullable AccessToken token, Caller caller, CallCounter tally) {
        return new GraphSession() {

            @Override
            public <T> Uni<GraphResult<T>> get(GraphCall call, ResponseReader<T> reader) {
                return attempt(new Attempt<>(call, caller, token, reader, tally), 1);
            }

            @Override
            public boolean changesToken(GraphCall call, GraphFailure failure) {
                return false;
            }

            @Override
            public CallCounter tally() {
                return tally;
            }
        };
    }

    private <T> Uni<GraphResult<T>> attempt(Attempt<T> attempt, int number) {
        Caller caller = attempt.tally().made() > 0 ? attempt.caller().continued() : attempt.caller();
        return gate.pass(caller, exchange(attempt))
                .onItem().transformToUni(outcome -> repeatIfPassing(outcome, attempt, number));
    }

    private <T> Uni<CallOutcome<T>> exchange(Attempt<T> attempt) {
        return breaker.guard(() -> transport.send(attempt.call(), attempt.token())
                .onSubscription().invoke(attempt.tally()::countCall))
                .onItem().transformToUni(answer -> classified(answer, attempt))
                .onItem().invoke(attempt::count);
    }

    /** Reading a page of many rows takes so long that it would hold up all other calls of its event loop. */
    private <T> Uni<CallOutcome<T>> classified(TransportResult answer, Attempt<T> attempt) {
        if (answer instanceof TransportResult.Response response && response.body().length > QUICKLY_READ) {
            return Uni.createFrom().completionStage(
                    () -> vertx.executeBlocking(() -> classify(answer, attempt), false).toCompletionStage());
        }
        return Uni.createFrom().item(() -> classify(answer, attempt));
    }

    /** A call that did not go out is not repeated: whoever held it back named the time. */
    private <T> Uni<GraphResult<T>> repeatIfPassing(CallOutcome<T> outcome, Attempt<T> attempt, int number) {
        GraphResult<T> result = outcome.result();
        if (!outcome.sent() || !(result instanceof GraphResult.Failed<T>(GraphFailure failure))) {
            return Uni.createFrom().item(result);
        }
        LOG.debugf("graph call %s failed, try %d: %s", attempt.call().path(), number, failure);
        return backoff.before(failure.retryDecision(), number)
                .map(time -> pause.of(time).onItem().transformToUni(waited -> attempt(attempt, number + 1)))
                .orElseGet(() -> Uni.createFrom().item(result));
    }

    private <T> CallOutcome<T> classify(TransportResult answer, Attempt<T> attempt) {
        return switch (answer) {
            case TransportResult.Response response -> readResponse(response, attempt);
            case TransportResult.NoResponse none ->
                none.sent() ? CallOutcome.sent(new GraphResult.Failed<>(none.failure()), Usage.UNKNOWN)
                        : CallOutcome.notSent(none.failure());
        };
    }

    private <T> CallOutcome<T> readResponse(TransportResult.Response answer, Attempt<T> attempt) {
        Usage usage = UsageHeaders.read(answer.headers()::get);
        warnings.note(version, answer.headers().get(VersionWarnings.HEADER));
        GraphResult<T> result = ResponseClassifier.classify(answer, usage, attempt.reader());
        CallOutcome<T> outcome = result instanceof GraphResult.Read<T>(BatchOutcome parts)
                ? new CallOutcome<>(result, usage.and(parts.usage()), parts.failures(), true)
                : CallOutcome.sent(result, usage);
        attempt.tally().note(outcome.usage());
        return outcome;
    }

    private record Attempt<T>(GraphCall call, Caller caller, @Nullable AccessToken token, ResponseReader<T> reader,
            CallCounter tally) {

        void count(CallOutcome<T> outcome) {
            if (outcome.sent()) {
                tally.countIfFailed(outcome.result());
            }
        }
    }
}
