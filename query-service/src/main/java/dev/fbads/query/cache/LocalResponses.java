package dev.fbads.query.cache;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Ticker;

import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;
import dev.fbads.query.cache.CacheMetrics.Source;
import dev.fbads.query.memory.BoundedCaffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;

/**
 * The first level of {@link ResponseCache}, in the memory of this replica. It coalesces equal concurrent requests: the
 * first one loads the response, the others wait for it. A caller must have passed the access check for the key.
 */
final class LocalResponses {

    /** Failures that depend on the caller's rights; coalesced requests of other callers do not share them. */
    private static final Set<ProblemCode> OF_ONE_CALLER = Set.of(ProblemCode.ACCOUNT_NOT_FOUND, ProblemCode.COMPTE_REQUIRED);

    private final long maxEntry;
    private final AsyncCache<ResponseKey, Loaded> responses;

    LocalResponses(CacheConfig config, Ticker ticker) {
        this.maxEntry = config.maxEntry().asLongValue();
        this.responses = BoundedCaffeine
                .<ResponseKey, Loaded> builder(config.responseMemory().asLongValue(), config.idleExpiry(), ticker,
                        (key, loaded) -> BoundedCaffeine.weight(loaded.response() == null ? 0 : loaded.response().heapSize()))
                .buildAsync();
    }

    void measure(MeterRegistry meters) {
        BoundedCaffeine.measure(responses.synchronous(), "responses", meters);
    }

    /** Drops what has expired or exceeds the budget, and returns the weight of the rest. */
    long bytes() {
        responses.synchronous().cleanUp();
        return BoundedCaffeine.bytes(responses.synchronous());
    }

    /**
     * The cached response, or the one that is being loaded, or else a new one. Loading continues when its first requester
     * disconnects, since others may wait for it.
     */
    Uni<CachedResponse> get(ResponseKey key, Supplier<Uni<? extends CachedResponse>> load) {
        CompletableFuture<Loaded> own = new CompletableFuture<>();
        CompletableFuture<Loaded> current = responses.get(key, (absent, executor) -> own);
        if (current == own) {
            Uni.createFrom()
                    .<CachedResponse> deferred(load)
                    .subscribe()
                    .with(response -> complete(key, own, new Loaded(response, null)),
                            failure -> complete(key, own, new Loaded(null, failure)));
            return shared(own);
        }
        if (current.isDone()) {
            return current.resultNow().asUni().map(found -> found.from(Source.LOCAL));
        }
        return shared(current)
                .emitOn(CallerContext.executor())
                .map(found -> found.from(Source.JOINED))
                .onFailure(LocalResponses::isOfOneCaller)
                .recoverWithUni(load);
    }

    /** A response that must not be cached is removed first, so that only requests that already wait for it receive it. */
    private void complete(ResponseKey key, CompletableFuture<Loaded> own, Loaded loaded) {
        if (loaded.response() == null || !loaded.response().isCacheable(maxEntry)) {
            responses.asMap().remove(key, own);
        }
        own.complete(loaded);
    }

    /** Subscribes to a copy: a requester that disconnects cancels only the copy. */
    private static Uni<CachedResponse> shared(CompletableFuture<Loaded> loading) {
        return Uni.createFrom().completionStage(loading::copy).onItem().transformToUni(Loaded::asUni);
    }

    private static boolean isOfOneCaller(Throwable failure) {
        return failure instanceof ProblemException problem && OF_ONE_CALLER.contains(problem.code());
    }

    /**
     * The outcome of loading. The future does not fail, because Caffeine would log its failure with a stack trace.
     *
     * @param response null if it failed
     * @param failure null if it did not
     */
    private record Loaded(@Nullable CachedResponse response, @Nullable Throwable failure) {

        Uni<CachedResponse> asUni() {
            return response != null ? Uni.createFrom().item(response) : Uni.createFrom().failure(failure);
        }
    }
}
