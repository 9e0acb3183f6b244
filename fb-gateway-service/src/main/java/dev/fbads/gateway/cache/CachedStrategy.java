package dev.fbads.gateway.cache;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.jboss.logging.Logger;

import dev.fbads.contracts.insights.InsightsRequest;
import dev.fbads.gateway.cache.CacheMetrics.Result;
import dev.fbads.gateway.fetch.FetchEvent;
import dev.fbads.gateway.fetch.FetchStrategy;
import dev.fbads.gateway.graph.GraphSession;
import dev.fbads.gateway.reactive.AsyncPaginator;
import dev.fbads.gateway.reactive.Pause;
import dev.fbads.gateway.redis.RedisUnavailableException;
import dev.fbads.service.streams.AfterCancellation;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/**
 * A fetch behind a cache of complete responses. Guarantees:
 * <ol>
 * <li>A cached response has the same rows in the same order, is complete, and not older than configured.</li>
 * <li>Of equal concurrent requests in all replicas, one fetches and the others receive its rows without a call.</li>
 * <li>A response that failed, was cancelled or is too large is not cached; waiting requests fetch one after another.</li>
 * <li>A cached response is read a few chunks at a time, at the pace of the consumer. Of a response being cached at most
 * {@link CacheConfig#writeBufferSize()} and one chunk are in memory.</li>
 * <li>Chunks are delivered before they are compressed and stored. The delivery waits only while the write buffer is
 * full.</li>
 * <li>Cancellation ends the fetch at once, whatever Redis does, and leaves no lock.</li>
 * <li>Without Redis it is the plain fetch.</li>
 * </ol>
 */
final class CachedStrategy implements FetchStrategy {

    private static final Logger LOG = Logger.getLogger(CachedStrategy.class);

    /** Callers consider a stream without events broken. */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(20);

    private final FetchStrategy fetch;
    private final CacheStore store;
    private final CacheConfig config;
    private final InstantSource clock;
    private final Pause pause;
    private final Supplier<UUID> ids;
    private final CacheMetrics metrics;
    private final Vertx vertx;

    CachedStrategy(FetchStrategy fetch, CacheStore store, CacheConfig config, InstantSource clock, Pause pause,
            Supplier<UUID> ids, CacheMetrics metrics, Vertx vertx) {
        this.fetch = fetch;
        this.store = store;
        this.config = config;
        this.clock = clock;
        this.pause = pause;
        this.ids = ids;
        this.metrics = metrics;
        this.vertx = vertx;
    }

    @Override
    public Multi<FetchEvent> fetch(InsightsRequest request, GraphSession session) {
        return Multi.createFrom().deferred(() -> {
            Search search = new Search(request, session);
            Multi<FetchEvent> events = AsyncPaginator
                    .paginate(() -> search, this::lookup, current -> current.found instanceof CacheLookup.Pending)
                    .onItem().transformToMultiAndConcatenate(this::events);
            return AfterCancellation.of(events, search::release);
        });
    }

    private Uni<Search> lookup(Search search) {
        boolean again = search.found instanceof CacheLookup.Pending;
        Uni<Void> before = again ? pause.of(config.poll()) : Uni.createFrom().voidItem();
        return before
                .onItem().transformToUni(waited -> search.waitsTooLong() ? Uni.createFrom().item(new CacheLookup.Unavailable())
                        : search.lookup())
                .onFailure(RedisUnavailableException.class).recoverWithItem(new CacheLookup.Unavailable())
                .onItem().transform(search::found);
    }

    private Multi<FetchEvent> events(Search search) {
        return switch (search.found) {
            case CacheLookup.Hit hit -> {
                metrics.count(search.joined ? Result.JOINED : Result.HIT);
                yield store.rows(hit).onItem().castTo(FetchEvent.class);
            }
            case CacheLookup.Lead lead -> {
                metrics.count(Result.MISS);
                yield recorded(search);
            }
            case CacheLookup.Unavailable unavailable -> {
                metrics.count(Result.BYPASS);
                yield fetch.fetch(search.request, search.session);
            }
            case CacheLookup.Pending pending -> search.keepAlive();
        };
    }

    private Multi<FetchEvent> recorded(Search search) {
        CacheRecording recording = new CacheRecording(store, search.key, search.id, config, vertx);
        return fetch.fetch(search.request, search.session)
                .onItem().call(recording::add)
                .onCompletion().call(recording::end)
                .onFailure().call(recording::drop)
                .onCancellation().invoke(recording::abandon);
    }

    /** One request and its lookups. */
    private final class Search {

        private final InsightsRequest request;
        private final GraphSession session;
        private final CacheKey key;
        private final String id = ids.get().toString();
        private final Instant since = clock.instant();
        private Instant lastKeepAlive = since;
        private boolean joined;
        private CacheLookup found = new CacheLookup.Lead();

        private CompletableFuture<CacheLookup> pendingLookup = CompletableFuture.completedFuture(new CacheLookup.Pending());
        private boolean closed;

        Search(InsightsRequest request, GraphSession session) {
            this.request = request;
            this.session = session;
            this.key = CacheKey.of(request);
        }

        Search found(CacheLookup latest) {
            found = latest;
            joined |= latest instanceof CacheLookup.Pending;
            return this;
        }

        /** Cancellation cancels the copy and not the lookup, whose result may be the lock. */
        synchronized Uni<CacheLookup> lookup() {
            if (closed) {
                return Uni.createFrom().nothing();
            }
            pendingLookup = store.lookup(key, id).subscribeAsCompletionStage();
            return Uni.createFrom().completionStage(pendingLookup::copy);
        }

        /** Releases the lock, whether or not recording has begun; without the lock nothing changes. */
        void release() {
            Uni.createFrom().completionStage(close()::copy)
                    .onItem().transformToUni(answer -> answer instanceof CacheLookup.Lead ? store.discard(key, id)
                            : Uni.createFrom().voidItem())
                    .subscribe().with(done -> {
                    }, away -> LOG.debugf("a lock could not be released and will expire: %s", key.entry()));
        }

        private synchronized CompletableFuture<CacheLookup> close() {
            closed = true;
            return pendingLookup;
        }

        boolean waitsTooLong() {
            return since.plus(config.maxJoin()).isBefore(clock.instant());
        }

        Multi<FetchEvent> keepAlive() {
            Instant now = clock.instant();
            if (lastKeepAlive.plus(KEEP_ALIVE).isAfter(now)) {
                return Multi.createFrom().empty();
            }
            lastKeepAlive = now;
            return Multi.createFrom().item(new FetchEvent.Progress(0, 0));
        }
    }
}
