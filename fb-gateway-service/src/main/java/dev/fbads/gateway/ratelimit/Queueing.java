package dev.fbads.gateway.ratelimit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;

import dev.fbads.gateway.reactive.Pause;
import dev.fbads.gateway.reactive.Steps;
import io.smallrye.mutiny.Uni;

/**
 * One call on its way through the queue: keeps asking until there is an answer that counts. A question that was sent is never
 * abandoned, and the end comes after its answer: otherwise the end could overtake it, and a granted place would be lost until
 * its lease ends.
 */
final class Queueing {

    private final Turns turns;
    private final RateLimitConfig config;
    private final InstantSource clock;
    private final Pause pause;
    private final String id;
    private final String userId;
    private final Duration handicap;
    private final Duration patience;
    private final Instant since;
    private Decision latest = new Decision.Wait(Duration.ZERO);
    private boolean asked;
    private boolean ended;
    private CompletableFuture<Decision> question = CompletableFuture.completedFuture(latest);

    Queueing(Turns turns, RateLimitConfig config, InstantSource clock, Pause pause, Claim claim, Duration patience) {
        this.turns = turns;
        this.config = config;
        this.clock = clock;
        this.pause = pause;
        this.id = claim.id();
        this.userId = claim.userId();
        this.handicap = Duration.of(claim.handicap(), ChronoUnit.MICROS);
        this.patience = patience;
        this.since = clock.instant();
    }

    /** Granted or refused, after {@link #waited()}. */
    Uni<Decision.Final> turn() {
        return Steps.whilst(() -> this, Queueing::askAgain, decision -> decision instanceof Decision.Wait)
                .collect().last()
                .onItem().castTo(Decision.Final.class);
    }

    Duration waited() {
        return Duration.between(since, clock.instant());
    }

    /** As the queue should see it now: what it waited counts, even in a queue that has just come back empty. */
    Claim claim() {
        return new Claim(id, userId, Limits.micros(handicap.minus(waited())));
    }

    private Uni<Decision> askAgain() {
        Uni<Decision> answer = Uni.createFrom().deferred(this::send)
                .onItem().invoke(decision -> latest = decision);
        if (!asked) {
            asked = true;
            return answer;
        }
        return pause.of(nextLook()).onItem().transformToUni(waited -> answer);
    }

    /** Gives back whatever the call has or may yet get; nothing is asked any more. */
    Uni<Void> end() {
        return Uni.createFrom().deferred(() -> Uni.createFrom().completionStage(lastQuestion()::copy)
                .onItemOrFailure().transformToUni((answer, failure) -> turns.end(claim())));
    }

    /** Whoever leaves cancels the copy, not the question. */
    private synchronized Uni<Decision> send() {
        if (ended) {
            return Uni.createFrom().nothing();
        }
        question = turns.ask(claim(), left()).subscribeAsCompletionStage();
        return Uni.createFrom().completionStage(question::copy);
    }

    private synchronized CompletableFuture<Decision> lastQuestion() {
        ended = true;
        return question;
    }

    private Duration nextLook() {
        Duration hint = latest instanceof Decision.Wait(Duration atLeast) ? atLeast : Duration.ZERO;
        Duration within = least(least(hint, config.longestPoll()), left());
        return within.compareTo(config.shortestPoll()) < 0 ? config.shortestPoll() : within;
    }

    private Duration left() {
        Duration left = patience.minus(waited());
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
