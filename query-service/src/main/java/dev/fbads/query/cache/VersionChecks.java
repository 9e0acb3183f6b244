package dev.fbads.query.cache;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.fbads.query.account.AccountScope;
import dev.fbads.query.account.AccountVersion;
import dev.fbads.query.tenant.Caller;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

/**
 * Asks once for all who ask the same at once: the requests of a page come together, from one caller about one account.
 * Promises:
 * <ol>
 * <li>A check begins after everybody asked whom it answers: who comes while one is under way is answered by the next one. So a
 * change that was committed before a request is seen by it.
 * <li>Only one caller's questions about the same accounts share a check.
 * <li>Whoever finds none under way does not wait.
 * </ol>
 */
@ApplicationScoped
class VersionChecks {

    private final BiFunction<Caller, AccountScope, Uni<List<AccountVersion>>> check;
    /** Who is answered by the next check; there as long as one is under way. */
    private final Map<Asked, List<UniEmitter<? super List<AccountVersion>>>> waiting = new HashMap<>();

    @Inject
    VersionChecks(DataVersionRepository versions) {
        this(versions::in);
    }

    VersionChecks(BiFunction<Caller, AccountScope, Uni<List<AccountVersion>>> check) {
        this.check = check;
    }

    /** As {@link DataVersionRepository#in}. */
    Uni<List<AccountVersion>> in(Caller caller, AccountScope scope) {
        Asked asked = new Asked(caller, scope);
        return Uni.createFrom()
                .<List<AccountVersion>> emitter(own -> {
                    if (!waits(asked, own)) {
                        begin(asked, List.of(own));
                    }
                })
                .emitOn(CallerContext.executor());
    }

    private void begin(Asked asked, List<UniEmitter<? super List<AccountVersion>>> who) {
        Uni.createFrom()
                .deferred(() -> check.apply(asked.caller(), asked.scope()))
                .onTermination()
                .invoke(() -> beginNext(asked))
                .subscribe()
                .with(found -> who.forEach(one -> one.complete(found)), failure -> who.forEach(one -> one.fail(failure)));
    }

    private void beginNext(Asked asked) {
        List<UniEmitter<? super List<AccountVersion>>> next = take(asked);
        if (!next.isEmpty()) {
            begin(asked, next);
        }
    }

    /** Whether a check is under way, after which the next one answers. */
    private synchronized boolean waits(Asked asked, UniEmitter<? super List<AccountVersion>> own) {
        List<UniEmitter<? super List<AccountVersion>>> others = waiting.putIfAbsent(asked, new ArrayList<>());
        return others != null && others.add(own);
    }

    private synchronized List<UniEmitter<? super List<AccountVersion>>> take(Asked asked) {
        List<UniEmitter<? super List<AccountVersion>>> next = waiting.remove(asked);
        if (!next.isEmpty()) {
            waiting.put(asked, new ArrayList<>());
        }
        return next;
    }

    private record Asked(Caller caller, AccountScope scope) {
    }
}
