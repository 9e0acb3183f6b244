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
 * The client of Meta's Graph API. Guarantees:
 * <ol>
 * <li>A response is read completely or not at all: a truncated, stalled or malformed one is a failure, never fewer
 * rows.</li>
 * <li>A transient failure is retried with back-off; every other one is returned at once.</li>
 * <li>A short pause requested by Meta is waited for, a long one is returned with its time.</li>
 * <li>While Meta is unreachable no call is sent; that is a failure with a time, too.</li>
 * <li>Every call, retries included, passes the {@link CallGate}; a refused one is not counted as made.</li>
 * <li>The token is in no URL, no log and no failure.</li>
 * </ol>
 */
@ApplicationScoped
public class GraphClient {

    private static final Logger LOG = Logger.getLogger(GraphClient.class);

    /** A body of this size is parsed in less than a millisecond. */
    private static final int MAX_BYTES_ON_EVENT_LOOP = 32 * 1024;

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

    /** A new session of the gateway itself with the token. */
    public GraphSession session(AccessToken token) {
        return session(token, Caller.SYSTEM, new CallCounter());
    }

    /** A session without token, for calls that obtain one. */
    public GraphSession withoutToken() {
        return session(null, Caller.SYSTEM, new CallCounter());
    }

    /** A session for the caller, counted with others. */
    public GraphSession session(@Nullable AccessToken token, Caller caller, CallCounter counter) {
        return new GraphSession() {

            @Override
            public <T> Uni<GraphResult<T>> get(GraphCall call, ResponseReader<T> reader) {
                return attempt(new Attempt<>(call, caller, token, reader, counter), 1);
            }

            @Override
            public boolean changesToken(GraphCall call, GraphFailure failure) {
                return false;
            }

            @Override
            public CallCounter counter() {
                return counter;
            }
        };
    }

    private <T> Uni<GraphResult<T>> attempt(Attempt<T> attempt, int number) {
        Caller caller = attempt.counter().made() > 0 ? attempt.caller().continued() : attempt.caller();
        return gate.pass(caller, exchange(attempt))
                .onItem().transformToUni(outcome -> retryIfTransient(outcome, attempt, number));
    }

    private <T> Uni<CallOutcome<T>> exchange(Attempt<T> attempt) {
        return breaker.guard(() -> transport.send(attempt.call(), attempt.token())
                .onSubscription().invoke(attempt.counter()::countCall))
                .onItem().transformToUni(answer -> classified(answer, attempt))
                .onItem().invoke(attempt::count);
    }

    /** Parsing a large page would block all other calls of the event loop. */
    private <T> Uni<CallOutcome<T>> classified(TransportResult answer, Attempt<T> attempt) {
        if (answer instanceof TransportResult.Response response && response.body().length > MAX_BYTES_ON_EVENT_LOOP) {
            return Uni.createFrom().completionStage(
                    () -> vertx.executeBlocking(() -> classify(answer, attempt), false).toCompletionStage());
        }
        return Uni.createFrom().item(() -> classify(answer, attempt));
    }

    /** A call that was not sent is not retried: the refusal names the time. */
    private <T> Uni<GraphResult<T>> retryIfTransient(CallOutcome<T> outcome, Attempt<T> attempt, int number) {
        GraphResult<T> result = outcome.result();
        if (!outcome.sent() || !(result instanceof GraphResult.Failed<T>(GraphFailure failure))) {
            return Uni.createFrom().item(result);
        }
        LOG.debugf("graph call %s failed, attempt %d: %s", attempt.call().path(), number, failure);
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
        attempt.counter().note(outcome.usage());
        return outcome;
    }

    private record Attempt<T>(GraphCall call, Caller caller, @Nullable AccessToken token, ResponseReader<T> reader,
            CallCounter counter) {

        void count(CallOutcome<T> outcome) {
            if (outcome.sent()) {
                counter.countIfFailed(outcome.result());
            }
        }
    }
}
