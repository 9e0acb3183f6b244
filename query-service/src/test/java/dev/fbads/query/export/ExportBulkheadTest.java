package dev.fbads.query.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import dev.fbads.contracts.problems.ProblemException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;

class ExportBulkheadTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    @Test
    void oneExportMoreThanAllowedIsRefusedUntilAnotherHasEnded() {
        ExportBulkhead bulkhead = new ExportBulkhead(config(2, LONG));
        AssertSubscriber<Integer> first = begin(bulkhead);
        AssertSubscriber<Integer> second = begin(bulkhead);

        begin(bulkhead).awaitFailure().assertFailedWith(ProblemException.class);
        first.cancel();
        AssertSubscriber<Integer> third = begin(bulkhead);
        third.assertNotTerminated();
        second.request(10).awaitCompletion();
        begin(bulkhead).assertNotTerminated();
    }

    @Test
    void aFailedExportFreesItsPermit() {
        ExportBulkhead bulkhead = new ExportBulkhead(config(1, LONG));

        for (int i = 0; i < 3; i++) {
            bulkhead.limit(Multi.createFrom().failure(new IllegalStateException("failed")))
                    .subscribe()
                    .withSubscriber(AssertSubscriber.create(1))
                    .awaitFailure()
                    .assertFailedWith(IllegalStateException.class, "failed");
        }
    }

    @Test
    void itemsAreRequestedOnDemand() {
        AtomicInteger asked = new AtomicInteger();
        AssertSubscriber<Integer> reader = new ExportBulkhead(config(1, LONG))
                .limit(Multi.createFrom().range(0, 1000).onItem().invoke(asked::incrementAndGet))
                .subscribe()
                .withSubscriber(AssertSubscriber.create(5));

        assertThat(reader.awaitItems(5).getItems()).containsExactly(0, 1, 2, 3, 4);
        assertThat(asked.get()).isLessThanOrEqualTo(7);
        assertThat(reader.request(Long.MAX_VALUE).awaitCompletion().getItems()).hasSize(1000);
    }

    @Test
    void anExportThatNobodyReadsFailsAfterTheTimeLimit() {
        AtomicBoolean released = new AtomicBoolean();
        ExportBulkhead bulkhead = new ExportBulkhead(config(1, Duration.ofMillis(50)));

        AssertSubscriber<Integer> stalled = bulkhead
                .limit(Multi.createFrom().range(0, 1000).onCancellation().invoke(() -> released.set(true)))
                .subscribe()
                .withSubscriber(AssertSubscriber.create(1));

        stalled.awaitFailure(failure -> {
        }, Duration.ofSeconds(30)).assertFailedWith(TimeoutException.class);
        assertThat(released).isTrue();
        begin(bulkhead).assertNotTerminated();
    }

    private static AssertSubscriber<Integer> begin(ExportBulkhead bulkhead) {
        return bulkhead.limit(Multi.createFrom().range(0, 5)).subscribe().withSubscriber(AssertSubscriber.create(1));
    }

    private static ExportConfig config(int concurrent, Duration timeLimit) {
        return new ExportConfig() {

            @Override
            public int concurrent() {
                return concurrent;
            }

            @Override
            public Duration timeLimit() {
                return timeLimit;
            }

            @Override
            public int sortedInMemory() {
                return 1;
            }

            @Override
            public Path directory() {
                return Path.of("");
            }
        };
    }
}
