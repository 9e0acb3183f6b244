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
 * One call in the queue: polls until it is granted or refused. A request that was sent is never abandoned, and the release
 * follows its response. Otherwise the release could overtake it, and a granted lease would be lost until it expires.
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

    QueueWait(RateLimits rateLimits, RateLimitConfig config, InstantSource clock, Pause pause, QueuedCall claim,
            Duration maxWait) {
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

    /** The decision, after {@link #waited()}. */
    Uni<RateLimitDecision.Final> decision() {
        return AsyncPaginator.paginate(() -> this, QueueWait::poll, decision -> decision instanceof RateLimitDecision.Wait)
                .collect().last()
                .onItem().castTo(RateLimitDecision.Final.class);
    }

    Duration waited() {
        return Duration.between(since, clock.instant());
    }

    /** The call as the queue should rank it now: the time waited counts, even in a queue that was lost and recreated. */
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

    /** Releases what the call holds or is about to receive; no further request is sent. */
    Uni<Void> release() {
        return Uni.createFrom().deferred(() -> Uni.createFrom().completionStage(close()::copy)
                .onItemOrFailure().transformToUni((answer, failure) -> rateLimits.release(claim())));
    }

    /** Cancellation cancels the copy and not the request. */
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
