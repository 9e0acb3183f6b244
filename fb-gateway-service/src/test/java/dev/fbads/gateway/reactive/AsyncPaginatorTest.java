package dev.fbads.gateway.reactive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;

class AsyncPaginatorTest {

    private static final ExecutorService WORKERS = Executors.newFixedThreadPool(4);

    @AfterAll
    static void stop() {
        WORKERS.shutdownNow();
    }

    @Test
    void aStepBeginsWhenItIsAskedForAndNoneFollowsTheLast() {
        AtomicInteger begun = new AtomicInteger();
        AssertSubscriber<Integer> reader = AsyncPaginator
                .paginate(() -> begun, counter -> Uni.createFrom().item(counter.incrementAndGet()),
                        item -> item < 3)
                .subscribe().withSubscriber(AssertSubscriber.create(0));

        assertThat(begun).hasValue(0);
        reader.request(2).assertItems(1, 2).assertNotTerminated();
        assertThat(begun).hasValue(2);
        reader.request(5).assertItems(1, 2, 3).assertCompleted();
        assertThat(begun).hasValue(3);
    }

    @Test
    void everySubscriberStartsAnew() {
        Multi<Integer> steps = AsyncPaginator.paginate(AtomicInteger::new,
                counter -> Uni.createFrom().item(counter.incrementAndGet()),
                item -> item < 2);

        steps.subscribe().withSubscriber(AssertSubscriber.create(9)).assertItems(1, 2).assertCompleted();
        steps.subscribe().withSubscriber(AssertSubscriber.create(9)).assertItems(1, 2).assertCompleted();
    }

    @Test
    void aStepWithoutAnItemLeadsOn() {
        AtomicInteger begun = new AtomicInteger();
        AsyncPaginator
                .paginate(() -> begun, counter -> Uni.createFrom().item(counter.incrementAndGet() == 2 ? null : counter.get()),
                        item -> item < 3)
                .subscribe().withSubscriber(AssertSubscriber.create(9)).assertItems(1, 3).assertCompleted();
    }

    @Test
    void aFailureEndsThem() {
        AtomicInteger begun = new AtomicInteger();
        AsyncPaginator.paginate(() -> begun,
                counter -> counter.incrementAndGet() == 2
                        ? Uni.createFrom().<Integer> failure(new IllegalStateException("broken"))
                        : Uni.createFrom().item(counter.get()),
                item -> true)
                .subscribe().withSubscriber(AssertSubscriber.create(9)).assertItems(1)
                .assertFailedWith(IllegalStateException.class, "broken");
        assertThat(begun).hasValue(2);
    }

    @Test
    void nothingIsLostBetweenThreadsThatReadOneByOne() {
        int items = 20_000;
        List<CompletableFuture<List<Integer>>> readers = IntStream.range(0, 8).mapToObj(reader -> AsyncPaginator
                .paginate(AtomicInteger::new, counter -> Uni.createFrom().item(counter::incrementAndGet), item -> item < items)
                .onItem().transformToUniAndConcatenate(item -> Uni.createFrom().item(item).runSubscriptionOn(WORKERS))
                .collect().asList()
                .runSubscriptionOn(WORKERS)
                .subscribeAsCompletionStage()).toList();

        List<Integer> all = IntStream.rangeClosed(1, items).boxed().toList();
        assertThat(readers).extracting(CompletableFuture::join)
                .isEqualTo(new ArrayList<>(java.util.Collections.nCopies(8, all)));
    }
}
