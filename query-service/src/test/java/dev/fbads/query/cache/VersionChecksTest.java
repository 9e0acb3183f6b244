package dev.fbads.query.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.query.account.AccountScope;
import dev.fbads.query.account.AccountVersion;
import dev.fbads.query.tenant.Caller;
import io.smallrye.mutiny.Uni;

class VersionChecksTest {

    private static final Caller CLIENT = new Caller("client");
    private static final AccountScope SCOPE = scope("1001");

    private final List<CompletableFuture<List<AccountVersion>>> begun = new ArrayList<>();
    private final List<Caller> callers = new ArrayList<>();
    private final VersionChecks checks = new VersionChecks((caller, scope) -> {
        callers.add(caller);
        begun.add(new CompletableFuture<>());
        return Uni.createFrom().completionStage(begun.getLast());
    });

    @Test
    void whoAsksWhileACheckIsUnderWayIsAnsweredByTheNextOne() {
        Asking first = ask(CLIENT, SCOPE);
        Asking second = ask(CLIENT, SCOPE);
        Asking third = ask(CLIENT, SCOPE);
        assertThat(begun).hasSize(1);

        begun.get(0).complete(version(1));

        assertThat(first.answer()).contains(version(1));
        assertThat(second.answer()).isEmpty();
        assertThat(begun).hasSize(2);
        begun.get(1).complete(version(2));
        assertThat(second.answer()).contains(version(2));
        assertThat(third.answer()).contains(version(2));
        assertThat(begun).hasSize(2);
    }

    @Test
    void whoAsksAfterwardsAsksAnew() {
        ask(CLIENT, SCOPE);
        begun.get(0).complete(version(1));

        Asking later = ask(CLIENT, SCOPE);

        assertThat(begun).hasSize(2);
        assertThat(later.answer()).isEmpty();
    }

    @Test
    void nobodyIsAnsweredByTheCheckOfAnotherCallerOrOfOtherAccounts() {
        Asking client = ask(CLIENT, SCOPE);
        Asking stranger = ask(new Caller("stranger"), SCOPE);
        Asking other = ask(CLIENT, scope("1002"));
        Asking whole = ask(CLIENT, new AccountScope.WholeCompte(1));
        assertThat(callers).containsExactly(CLIENT, new Caller("stranger"), CLIENT, CLIENT);

        begun.get(0).complete(version(1));

        assertThat(client.answer()).contains(version(1));
        assertThat(List.of(stranger, other, whole)).allSatisfy(one -> assertThat(one.answer()).isEmpty());
    }

    @Test
    void aFailureIsOfThoseWhoseCheckFailed() {
        Asking first = ask(CLIENT, SCOPE);
        Asking second = ask(CLIENT, SCOPE);

        begun.get(0).completeExceptionally(new IllegalStateException("away"));

        assertThat(first.failed()).isTrue();
        assertThat(second.failed()).isFalse();
        begun.get(1).complete(version(2));
        assertThat(second.answer()).contains(version(2));
    }

    @Test
    void whoIsGoneLeavesTheOthersTheirAnswer() {
        var gone = checks.in(CLIENT, SCOPE).subscribe().with(found -> {
        });
        Asking second = ask(CLIENT, SCOPE);

        gone.cancel();
        begun.get(0).complete(version(1));
        begun.get(1).complete(version(2));

        assertThat(second.answer()).contains(version(2));
    }

    private Asking ask(Caller caller, AccountScope scope) {
        CompletableFuture<List<AccountVersion>> answer = checks.in(caller, scope).subscribeAsCompletionStage();
        return new Asking(answer);
    }

    private static AccountScope scope(String digits) {
        return new AccountScope.Named(List.of(AccountId.parse(digits).orElseThrow()), null);
    }

    private static List<AccountVersion> version(long version) {
        return List.of(new AccountVersion(1, "act_1001", "America/Toronto", version));
    }

    /** Somebody who asked. */
    private record Asking(CompletableFuture<List<AccountVersion>> found) {

        Optional<List<AccountVersion>> answer() {
            return found.isDone() && !failed() ? Optional.of(found.resultNow()) : Optional.empty();
        }

        boolean failed() {
            return found.isCompletedExceptionally();
        }
    }
}
