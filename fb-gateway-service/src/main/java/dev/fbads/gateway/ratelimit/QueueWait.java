package dev.fbads.gateway.ratelimit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;

import dev.fbads.gateway.reactive.AsyncPaginator;
import dev.fbads.gateway.reactive.Pause;
import io.smallrye.mutiny.Uni;

/**
 * One call on its way through the queue: keeps asking until there is an answer that counts. A request that was sent is never
 * abandoned, and the end comes after its answer: otherwise the end could overtake it, and a granted position would be lost until
 * its lease ends.
 */
final class QueueWait {

    private final RateLimits rateLimits;
    private final RateLimitConfig config;
    private final InstantSource clock;
    private final Pause pause;
    private final String id;
    private final String userId;
    private final Duration handicap;
    private final Duration maxWait;
    private final Instant since;
    private RateLimitDecision latest = new RateLimitDecision.Wait(Duration.ZERO);
    private boolean asked;
    private boolean ended;
    private CompletableFuture<RateLimitDecision> request = CompletableFuture.completedFuture(latest);

    QueueWait(RateLimits rateLimits, RateLimitConfig config, InstantSource clock, Pause pause, QueuedCall claim, Duration maxWait) {
        this.rateLimits = rateLimits;
        this.config = config;
        this.clock = clock;
        this.pause = pause;
        this.id = claim.id();
        this.userId = claim.userId();
        this.handicap = Duration.of(claim.handicap(), ChronoUnit.MICROS);
        this.maxWait = maxWait;
        this.since = clock.instant();
    }

    /** Granted or refused, after {@link #waited()}. */
    Uni<RateLimitDecision.Final> decision() {
        return AsyncPaginator.paginate(() -> this, QueueWait::poll, decision -> decision instanceof RateLimitDecision.Wait)
                .collect().last()
                .onItem().castTo(RateLimitDecision.Final.class);
    }

    Duration waited() {
        return Duration.between(since, clock.instant());
    }

    /** As the queue should see it now: what it waited counts, even in a queue that has just come back empty. */
    QueuedCall claim() {
        return new QueuedCall(id, userId, Limits.micros(handicap.minus(waited())));
    }

    private Uni<RateLimitDecision> poll() {
        Uni<RateLimitDecision> answer = Uni.createFrom().deferred(this::send)
                .onItem().invoke(decision -> latest = decision);
        if (!asked) {
            asked = true;
            return answer;
        }
        return pause.of(pollDelay()).onItem().transformToUni(waited -> answer);
    }

    /** Gives back whatever the call has or may yet get; nothing is asked any more. */
    Uni<Void> release() {
        return Uni.createFrom().deferred(() -> Uni.createFrom().completionStage(close()::copy)
                .onItemOrFailure().transformToUni((answer, failure) -> rateLimits.release(claim())));
    }

    /** Whoever leaves cancels the copy, not the request. */
    private synchronized Uni<RateLimitDecision> send() {
        if (ended) {
            return Uni.createFrom().nothing();
        }
        request = rateLimits.acquire(claim(), remaining()).subscribeAsCompletionStage();
        return Uni.createFrom().completionStage(request::copy);
    }

    private synchronized CompletableFuture<RateLimitDecision> close() {
        ended = true;
        return request;
    }

    private Duration pollDelay() {
        Duration hint = latest instanceof RateLimitDecision.Wait(Duration atLeast) ? atLeast : Duration.ZERO;
        Duration within = least(least(hint, config.maxPollInterval()), remaining());
        return within.compareTo(config.minPollInterval()) < 0 ? config.minPollInterval() : within;
    }

    private Duration remaining() {
        Duration left = maxWait.minus(waited());
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
