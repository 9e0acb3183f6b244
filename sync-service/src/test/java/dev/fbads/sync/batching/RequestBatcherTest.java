package dev.fbads.sync.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.fbads.sync.batching.RequestBatcher.Concurrency;
import io.smallrye.mutiny.Uni;

class RequestBatcherTest {

    private static final int MAX_BATCH = 3;

    private final List<List<Integer>> calls = new ArrayList<>();
    private final List<CompletableFuture<List<String>>> results = new ArrayList<>();
    private final RequestBatcher<Integer, String> batcher = new RequestBatcher<>(MAX_BATCH, Duration.ZERO, Concurrency.NONE,
            this::call);

    @Test
    void aSingleItemIsCalledAtOnce() {
        CompletableFuture<String> asked = ask(7);

        answer(0);

        assertThat(calls).containsExactly(List.of(7));
        assertThat(asked).isCompletedWithValue("7");
    }

    @Test
    void itemsThatArriveDuringACallShareTheNextInOrderUpToTheBatchSize() {
        List<CompletableFuture<String>> asked = IntStream.rangeClosed(1, 5).mapToObj(this::ask).toList();
        assertThat(calls).as("in progress").containsExactly(List.of(1));

        answer(0);
        assertThat(calls).containsExactly(List.of(1), List.of(2, 3, 4));
        answer(1);
        assertThat(calls).containsExactly(List.of(1), List.of(2, 3, 4), List.of(5));
        answer(2);

        assertThat(asked).extracting(CompletableFuture::join).containsExactly("1", "2", "3", "4", "5");
    }

    @Test
    void aSecondCallIsMadeConcurrentlyOnceEnoughItemsWaitAndNoThird() {
        RequestBatcher<Integer, String> two = new RequestBatcher<>(MAX_BATCH, Duration.ZERO, new Concurrency(2, 2), this::call);
        List<CompletableFuture<String>> asked = IntStream.rangeClosed(1, 2)
                .mapToObj(item -> two.submit(item).subscribeAsCompletionStage())
                .collect(Collectors.toCollection(ArrayList::new));
        assertThat(calls).as("one item waits").containsExactly(List.of(1));

        IntStream.rangeClosed(3, 7).mapToObj(item -> two.submit(item).subscribeAsCompletionStage()).forEach(asked::add);
        assertThat(calls).as("two calls are in progress").containsExactly(List.of(1), List.of(2, 3));
        answer(1);
        assertThat(calls).as("a call that ends starts the next one").containsExactly(List.of(1), List.of(2, 3),
                List.of(4, 5, 6));
        answer(0);
        answer(2);
        answer(3);

        assertThat(asked).extracting(CompletableFuture::join).containsExactly("1", "2", "3", "4", "5", "6", "7");
        asked.add(two.submit(8).subscribeAsCompletionStage());
        asked.add(two.submit(9).subscribeAsCompletionStage());
        assertThat(calls.subList(4, calls.size())).as("after all have ended").containsExactly(List.of(8));
    }

    @Test
    void aFailedCallFailsForItsOwnItemsOnly() {
        List<CompletableFuture<String>> asked = IntStream.rangeClosed(1, 3).mapToObj(this::ask).toList();

        results.get(0).completeExceptionally(new IllegalStateException("lost"));
        answer(1);

        assertThatThrownBy(asked.get(0)::join).isInstanceOf(CompletionException.class).hasRootCauseMessage("lost");
        assertThat(asked.get(1)).isCompletedWithValue("2");
        assertThat(asked.get(2)).isCompletedWithValue("3");
    }

    @Test
    void aCallThatThrowsOrReturnsTooFewResultsFailsAndTheNextCallIsMade() {
        RequestBatcher<Integer, String> broken = new RequestBatcher<>(MAX_BATCH, Duration.ZERO, Concurrency.NONE, items -> {
            if (items.contains(1)) {
                throw new IllegalArgumentException("thrown");
            }
            return Uni.createFrom().item(List.of());
        });

        assertThatThrownBy(() -> broken.submit(1).await().indefinitely()).hasMessageContaining("thrown");
        assertThatThrownBy(() -> broken.submit(2).await().indefinitely()).hasMessageContaining("0 results for 1 items");
    }

    @Test
    void itemsThatArriveDuringTheLingerTimeShareACall() {
        CompletableFuture<Void> linger = new CompletableFuture<>();
        RequestBatcher<Integer, String> lingering = new RequestBatcher<>(MAX_BATCH, Uni.createFrom().completionStage(linger),
                Concurrency.NONE,
                this::call);

        CompletableFuture<String> first = lingering.submit(1).subscribeAsCompletionStage();
        CompletableFuture<String> second = lingering.submit(2).subscribeAsCompletionStage();
        assertThat(calls).as("during the linger time").isEmpty();
        linger.complete(null);
        answer(0);

        assertThat(calls).containsExactly(List.of(1, 2));
        assertThat(first).isCompletedWithValue("1");
        assertThat(second).isCompletedWithValue("2");
    }

    private Uni<List<String>> call(List<Integer> items) {
        calls.add(items);
        CompletableFuture<List<String>> answer = new CompletableFuture<>();
        results.add(answer);
        return Uni.createFrom().completionStage(answer);
    }

    private CompletableFuture<String> ask(int item) {
        return batcher.submit(item).subscribeAsCompletionStage();
    }

    private void answer(int call) {
        results.get(call).complete(calls.get(call).stream().map(String::valueOf).toList());
    }
}
