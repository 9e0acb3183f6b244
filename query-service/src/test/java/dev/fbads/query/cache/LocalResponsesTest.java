package dev.fbads.query.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;
import dev.fbads.query.cache.CacheMetrics.Source;
import dev.fbads.query.testing.CacheBudget;
import dev.fbads.query.testing.LiveHeap;
import io.smallrye.mutiny.Uni;

@Tag(LiveHeap.TAG)
class LocalResponsesTest {

    private static final int MEGABYTE = 1 << 20;
    private static final ResponseKey KEY = new ResponseKey("requested");
    private static final byte[] BODY = { 1, 2, 3 };
    private static final CachedResponse READ = new CachedResponse(Source.TABLES, BODY);

    private final AtomicLong nanos = new AtomicLong();
    private final LocalResponses responses = new LocalResponses(new CacheBudget(MEGABYTE), nanos::get);
    private final AtomicInteger loads = new AtomicInteger();

    @Test
    void equalConcurrentRequestsAreLoadedOnce() {
        CompletableFuture<CachedResponse> loading = new CompletableFuture<>();
        List<CachedResponse> received = new ArrayList<>();
        get(loading).subscribe().with(received::add);
        get(loading).subscribe().with(received::add);

        loading.complete(READ);

        assertThat(loads).hasValue(1);
        assertThat(received).extracting(CachedResponse::source).containsExactlyInAnyOrder(Source.TABLES, Source.JOINED);
        assertThat(received).allSatisfy(response -> assertThat(response.body()).isSameAs(BODY));
    }

    @Test
    void aLaterRequestIsServedFromMemory() {
        get(CompletableFuture.completedFuture(READ)).await().indefinitely();

        CachedResponse later = get(CompletableFuture.completedFuture(READ)).await().indefinitely();

        assertThat(later.source()).isEqualTo(Source.LOCAL);
        assertThat(later.body()).isSameAs(BODY);
        assertThat(loads).hasValue(1);
    }

    @Test
    void aRequestWithAnotherKeyDoesNotWait() {
        get(new CompletableFuture<>()).subscribe().with(response -> {
        });

        CachedResponse other = responses.get(new ResponseKey("other"), () -> Uni.createFrom().item(READ)).await()
                .indefinitely();

        assertThat(other.body()).isSameAs(BODY);
    }

    @Test
    void loadingContinuesWhenARequesterDisconnects() {
        CompletableFuture<CachedResponse> loading = new CompletableFuture<>();
        List<CachedResponse> received = new ArrayList<>();
        var first = get(loading).subscribe().with(received::add);
        var second = get(loading).subscribe().with(received::add);
        get(loading).subscribe().with(received::add);

        first.cancel();
        second.cancel();
        loading.complete(READ);

        assertThat(received).extracting(CachedResponse::source).containsExactly(Source.JOINED);
        assertThat(get(loading).await().indefinitely().source()).isEqualTo(Source.LOCAL);
    }

    @Test
    void theMissingRightsOfTheFirstCallerAreNotSharedWithOthers() {
        CompletableFuture<CachedResponse> loading = new CompletableFuture<>();
        List<Throwable> failures = new ArrayList<>();
        List<CachedResponse> received = new ArrayList<>();
        get(loading).subscribe().with(received::add, failures::add);
        responses.get(KEY, () -> Uni.createFrom().item(READ)).subscribe().with(received::add, failures::add);

        loading.completeExceptionally(new ProblemException(ProblemCode.ACCOUNT_NOT_FOUND));

        assertThat(failures).hasSize(1);
        assertThat(received).extracting(CachedResponse::source).containsExactly(Source.TABLES);
    }

    @Test
    void otherFailuresAreSharedAndNotCached() {
        CompletableFuture<CachedResponse> loading = new CompletableFuture<>();
        Uni<CachedResponse> first = get(loading);
        Uni<CachedResponse> second = get(loading);
        first.subscribe().with(response -> {
        }, failure -> {
        });

        loading.completeExceptionally(new ProblemException(ProblemCode.QUERY_TIMEOUT));

        assertThatThrownBy(() -> second.await().indefinitely()).isInstanceOf(ProblemException.class);
        assertThat(loads).hasValue(1);
        assertThat(get(CompletableFuture.completedFuture(READ)).await().indefinitely().source()).isEqualTo(Source.TABLES);
    }

    @Test
    void aFailureToBeginLoadingIsAFailureOfTheRequest() {
        Uni<CachedResponse> broken = responses.get(KEY, () -> {
            throw new IllegalStateException("broken");
        });

        assertThatThrownBy(() -> broken.await().indefinitely()).hasMessage("broken");
        assertThat(get(CompletableFuture.completedFuture(READ)).await().indefinitely().source()).isEqualTo(Source.TABLES);
    }

    @Test
    void aResponseOfAnotherVersionThanItsKeyReachesWaitingRequestsOnly() {
        CompletableFuture<CachedResponse> loading = new CompletableFuture<>();
        List<CachedResponse> received = new ArrayList<>();
        get(loading).subscribe().with(received::add);
        get(loading).subscribe().with(received::add);

        loading.complete(new CachedResponse(Source.UNCACHED, BODY));

        assertThat(received).extracting(CachedResponse::source).containsExactly(Source.UNCACHED, Source.UNCACHED);
        assertThat(get(CompletableFuture.completedFuture(READ)).await().indefinitely().source()).isEqualTo(Source.TABLES);
    }

    @Test
    void aBodyThatIsTooLargeIsNotCached() {
        CachedResponse large = new CachedResponse(Source.TABLES, new byte[MEGABYTE / 4 + 1]);

        get(CompletableFuture.completedFuture(large)).await().indefinitely();

        assertThat(responses.bytes()).isZero();
    }

    @Test
    void aResponseThatIsNotUsedExpires() {
        get(CompletableFuture.completedFuture(READ)).await().indefinitely();
        assertThat(responses.bytes()).isPositive();

        nanos.addAndGet(CacheBudget.IDLE_EXPIRY.plus(Duration.ofSeconds(1)).toNanos());

        assertThat(responses.bytes()).isZero();
    }

    @Test
    void theBudgetHoldsAtEveryMoment() {
        Random random = new Random(11);
        for (int i = 0; i < 2000; i++) {
            put(responses, "key " + i, random.nextInt(10_000));
            assertThat(responses.bytes()).isLessThanOrEqualTo(MEGABYTE);
        }
        assertThat(responses.bytes()).as("and is used").isGreaterThan(MEGABYTE / 2);
    }

    @Test
    void weightsAreTheBytesThatAreRetained() {
        Random random = new Random(12);
        LocalResponses large = new LocalResponses(new CacheBudget(256 * MEGABYTE), nanos::get);
        long before = LiveHeap.bytes();

        for (int i = 0; i < 30_000; i++) {
            put(large, "%032d".formatted(i), random.nextInt(10) == 0 ? 4000 : random.nextInt(200));
        }

        long retained = LiveHeap.bytes() - before;
        assertThat(large.bytes()).isBetween(retained, retained * 3 / 2);
    }

    private static void put(LocalResponses responses, String key, int length) {
        responses.get(new ResponseKey(key), () -> Uni.createFrom().item(new CachedResponse(Source.TABLES, new byte[length])))
                .await()
                .indefinitely();
    }

    private Uni<CachedResponse> get(CompletableFuture<CachedResponse> loading) {
        Supplier<Uni<? extends CachedResponse>> load = () -> {
            loads.incrementAndGet();
            return Uni.createFrom().completionStage(loading);
        };
        return responses.get(KEY, load);
    }
}
