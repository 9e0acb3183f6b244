package dev.fbads.query.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;

import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;
import dev.fbads.query.cache.CacheMetrics.Source;
import dev.fbads.query.cache.UnderWay.Found;
import io.smallrye.mutiny.Uni;

class UnderWayTest {

    private static final AnswerKey KEY = new AnswerKey("asked");
    private static final byte[] ANSWER = { 1, 2, 3 };

    private final UnderWay underWay = new UnderWay();
    private final AtomicInteger found = new AtomicInteger();

    @Test
    void whoeverAsksMeanwhileGetsTheSameAnswer() {
        CompletableFuture<Found> looking = new CompletableFuture<>();
        List<Found> answers = new ArrayList<>();
        ask(looking).subscribe().with(answers::add);
        ask(looking).subscribe().with(answers::add);

        looking.complete(new Found(Source.TABLES, ANSWER));

        assertThat(found).hasValue(1);
        assertThat(answers).extracting(Found::source).containsExactly(Source.TABLES, Source.JOINED);
        assertThat(answers).allSatisfy(answer -> assertThat(answer.answer()).isSameAs(ANSWER));
    }

    @Test
    void whoAsksAfterwardsIsLookedForAnew() {
        Found answer = new Found(Source.TABLES, ANSWER);
        ask(CompletableFuture.completedFuture(answer)).await().indefinitely();
        ask(CompletableFuture.completedFuture(answer)).await().indefinitely();

        assertThat(found).hasValue(2);
    }

    @Test
    void anotherQuestionDoesNotWait() {
        CompletableFuture<Found> never = new CompletableFuture<>();
        ask(never).subscribe().with(answer -> {
        });

        Found other = underWay.answer(new AnswerKey("other"), () -> Uni.createFrom().item(new Found(Source.TABLES, ANSWER)))
                .await()
                .indefinitely();

        assertThat(other.answer()).isSameAs(ANSWER);
    }

    @Test
    void theAnswerIsStillFoundWhenTheFirstCallerIsGone() {
        CompletableFuture<Found> looking = new CompletableFuture<>();
        List<Found> answers = new ArrayList<>();
        var first = ask(looking).subscribe().with(answers::add);
        ask(looking).subscribe().with(answers::add);

        first.cancel();
        looking.complete(new Found(Source.TABLES, ANSWER));

        assertThat(answers).extracting(Found::source).containsExactly(Source.JOINED);
    }

    @Test
    void thatTheFirstCallerMayNoLongerSeeItIsNotToldToOthers() {
        CompletableFuture<Found> looking = new CompletableFuture<>();
        List<Throwable> failures = new ArrayList<>();
        List<Found> answers = new ArrayList<>();
        ask(looking).subscribe().with(answers::add, failures::add);
        underWay.answer(KEY, () -> Uni.createFrom().item(new Found(Source.TABLES, ANSWER)))
                .subscribe()
                .with(answers::add, failures::add);

        looking.completeExceptionally(new ProblemException(ProblemCode.ACCOUNT_NOT_FOUND));

        assertThat(failures).hasSize(1);
        assertThat(answers).extracting(Found::source).containsExactly(Source.TABLES);
    }

    @Test
    void whatFailsForEverybodyIsTriedOnce() {
        CompletableFuture<Found> looking = new CompletableFuture<>();
        Uni<Found> first = ask(looking);
        Uni<Found> second = ask(looking);
        first.subscribe().with(answer -> {
        }, failure -> {
        });

        looking.completeExceptionally(new ProblemException(ProblemCode.QUERY_TIMEOUT));

        assertThatThrownBy(() -> second.await().indefinitely()).isInstanceOf(ProblemException.class);
        assertThat(found).hasValue(1);
    }

    private Uni<Found> ask(CompletableFuture<Found> looking) {
        Supplier<Uni<? extends Found>> find = () -> {
            found.incrementAndGet();
            return Uni.createFrom().completionStage(looking);
        };
        return underWay.answer(KEY, find);
    }
}
