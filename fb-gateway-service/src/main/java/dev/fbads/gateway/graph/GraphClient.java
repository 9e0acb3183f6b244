package dev.fbads.gateway.graph;

import java.time.Duration;
import java.util.random.RandomGenerator;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.errors.GraphFailure.CircuitOpen;
import dev.fbads.gateway.errors.GraphFailure.TooMuchData;
import dev.fbads.gateway.errors.GraphFailure.Unavailable;
import dev.fbads.gateway.quota.Usage;
import dev.fbads.gateway.quota.UsageHeaders;
import dev.fbads.gateway.tokens.AccessToken;
import dev.fbads.gateway.tokens.AppSecretProof;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/**
 * Meta's Graph API. Promises:
 * <ol>
 * <li>An answer is read whole, or not at all: what is cut off, stalls or is no JSON is a failure, never fewer rows.</li>
 * <li>A failure that may pass is repeated with back-off; every other one goes back at once.</li>
 * <li>A pause that Meta asks for is waited for when it is short, and goes back with its time when it is long.</li>
 * <li>While Meta is out of reach no call is made; that is a failure with a time, too.</li>
 * <li>The token is in no URL, no log and no failure.</li>
 * </ol>
 */
@ApplicationScoped
public class GraphClient {

    private static final Logger LOG = Logger.getLogger(GraphClient.class);

    private final GuardedTransport transport;
    private final String version;
    private final Backoff backoff;
    private final Pause pause;
    private final VersionWarnings warnings = new VersionWarnings();

    public GraphClient(Vertx vertx, GraphConfig config, AppSecretProof proof, Breaker breaker, Pause pause,
            RandomGenerator random) {
        this.transport = new GuardedTransport(new GraphTransport(vertx, config, proof), breaker, config.breaker().delay());
        this.version = config.version();
        this.backoff = new Backoff(config.retry(), random);
        this.pause = pause;
    }

    /** A new series of calls with the token, counted from nought. */
    public GraphSession session(AccessToken token) {
        return session(token, new CallTally());
    }

    /** Calls that carry no token, because they are about to get one. */
    public GraphSession withoutToken() {
        return session(null, new CallTally());
    }

    /** A series of calls with the token, counted with others. */
    public GraphSession session(@Nullable AccessToken token, CallTally tally) {
        return new GraphSession() {

            @Override
            public <T> Uni<GraphResult<T>> get(GraphCall call, AnswerReader<T> reader) {
                return attempt(new Attempt<>(call, token, reader, tally), 1);
            }

            @Override
            public CallTally tally() {
                return tally;
            }
        };
    }

    private <T> Uni<GraphResult<T>> attempt(Attempt<T> attempt, int number) {
        return transport.send(attempt.call(), attempt.token(), attempt.tally()::countCall)
                .onItem().transform(answer -> judge(answer, attempt))
                .onItem().transformToUni(result -> repeatIfPassing(result, attempt, number));
    }

    private <T> Uni<GraphResult<T>> repeatIfPassing(GraphResult<T> result, Attempt<T> attempt, int number) {
        if (!(result instanceof GraphResult.Failed<T>(GraphFailure failure))) {
            return Uni.createFrom().item(result);
        }
        if (failure instanceof CircuitOpen) {
            return Uni.createFrom().item(result);
        }
        attempt.tally().countFailure();
        LOG.debugf("graph call %s failed, try %d: %s", attempt.call().path(), number, failure);
        return backoff.before(failure.remedy(), number)
                .map(time -> pause.of(time).onItem().transformToUni(waited -> attempt(attempt, number + 1)))
                .orElseGet(() -> Uni.createFrom().item(result));
    }

    private <T> GraphResult<T> judge(RawAnswer answer, Attempt<T> attempt) {
        return switch (answer) {
            case RawAnswer.Whole whole -> judgeWhole(whole, attempt);
            case RawAnswer.NotSent(Duration retryAfter) -> new GraphResult.Failed<>(new CircuitOpen(retryAfter));
            case RawAnswer.Broken(String reason) -> {
                LOG.debugf("graph call %s broke: %s", attempt.call().path(), reason);
                yield new GraphResult.Failed<>(new Unavailable(null));
            }
            case RawAnswer.TooLarge large -> new GraphResult.Failed<>(new TooMuchData(null));
        };
    }

    private <T> GraphResult<T> judgeWhole(RawAnswer.Whole answer, Attempt<T> attempt) {
        Usage usage = UsageHeaders.read(answer.headers()::get);
        attempt.tally().note(usage);
        warnings.note(version, answer.headers().get(VersionWarnings.HEADER));
        return AnswerJudge.judge(answer, usage, attempt.reader());
    }

    private record Attempt<T>(GraphCall call, @Nullable AccessToken token, AnswerReader<T> reader, CallTally tally) {
    }
}
