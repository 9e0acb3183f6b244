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
 * A fetch that is not made when its answer is at hand. Promises:
 * <ol>
 * <li>A kept answer has the same rows in the same order, is complete, and no older than configured.</li>
 * <li>Of equal requests at once, in all replicas, one fetches and the others get its rows without a call.</li>
 * <li>An answer that failed, was cancelled or is too large is not kept; whoever waited for it fetches in turn.</li>
 * <li>A kept answer is read a few chunks at a time, in the pace of the reader; of an answer that is being kept no more than
 * {@link CacheConfig#writeBufferSize()} and a chunk is in memory.</li>
 * <li>Chunks go out before they are compressed and stored. Only where more than that waits, the delivery waits for it.</li>
 * <li>A reader that leaves ends the fetch at once, whatever Redis does, and keeps no lock.</li>
 * <li>Without Redis it is the fetch itself.</li>
 * </ol>
 */
final class CachedStrategy implements FetchStrategy {

    private static final Logger LOG = Logger.getLogger(CachedStrategy.class);

    /** A reader that hears nothing for long takes the stream for broken. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(20);

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
                    .paginate(() -> search, this::look, asked -> asked.found instanceof CacheLookup.Pending)
                    .onItem().transformToMultiAndConcatenate(this::events);
            return AfterCancellation.of(events, search::leave);
        });
    }

    private Uni<Search> look(Search search) {
        boolean again = search.found instanceof CacheLookup.Pending;
        Uni<Void> before = again ? pause.of(config.poll()) : Uni.createFrom().voidItem();
        return before
                .onItem().transformToUni(waited -> search.waitsTooLong() ? Uni.createFrom().item(new CacheLookup.Away())
                        : search.look())
                .onFailure(RedisUnavailableException.class).recoverWithItem(new CacheLookup.Away())
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
            case CacheLookup.Away away -> {
                metrics.count(Result.BYPASS);
                yield fetch.fetch(search.request, search.session);
            }
            case CacheLookup.Pending pending -> search.signOfLife();
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

    /** One request that looks for its answer. */
    private final class Search {

        private final InsightsRequest request;
        private final GraphSession session;
        private final CacheKey key;
        private final String id = ids.get().toString();
        private final Instant since = clock.instant();
        private Instant lastSign = since;
        private boolean joined;
        private CacheLookup found = new CacheLookup.Lead();

        private CompletableFuture<CacheLookup> question = CompletableFuture.completedFuture(new CacheLookup.Pending());
        private boolean left;

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

        /** Whoever leaves cancels the copy, not the question: its answer may be the lock. */
        synchronized Uni<CacheLookup> look() {
            if (left) {
                return Uni.createFrom().nothing();
            }
            question = store.look(key, id).subscribeAsCompletionStage();
            return Uni.createFrom().completionStage(question::copy);
        }

        /** Gives the lock back, whether or not a recording had begun: without the lock it changes nothing. */
        void leave() {
            Uni.createFrom().completionStage(lastQuestion()::copy)
                    .onItem().transformToUni(answer -> answer instanceof CacheLookup.Lead ? store.discard(key, id)
                            : Uni.createFrom().voidItem())
                    .subscribe().with(done -> {
                    }, away -> LOG.debugf("a lock was left to its lease: %s", key.entry()));
        }

        private synchronized CompletableFuture<CacheLookup> lastQuestion() {
            left = true;
            return question;
        }

        boolean waitsTooLong() {
            return since.plus(config.maxJoin()).isBefore(clock.instant());
        }

        Multi<FetchEvent> signOfLife() {
            Instant now = clock.instant();
            if (lastSign.plus(SIGN_OF_LIFE).isAfter(now)) {
                return Multi.createFrom().empty();
            }
            lastSign = now;
            return Multi.createFrom().item(new FetchEvent.Progress(0, 0));
        }
    }
}
