package dev.fbads.query.cache;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;
import dev.fbads.query.cache.CacheMetrics.Source;
import io.smallrye.mutiny.Uni;

/**
 * Answers that this replica is looking for right now. Whoever asks for the same waits for the same answer, whose maker goes on
 * when the first caller is gone. Only who may see what the key names gets here.
 */
@ApplicationScoped
class UnderWay {

    /** What says something about the one who asked first, and nothing about the others. */
    private static final Set<ProblemCode> OF_ONE_CALLER = Set.of(ProblemCode.ACCOUNT_NOT_FOUND, ProblemCode.COMPTE_REQUIRED);

    private final Map<AnswerKey, Uni<Found>> byKey = new ConcurrentHashMap<>();

    /** @param find is called where nobody looks for it yet, or where who did may no longer see it */
    Uni<Found> answer(AnswerKey key, Supplier<Uni<? extends Found>> find) {
        Uni<Found> own = Uni.createFrom()
                .deferred(find)
                .onTermination()
                .invoke(() -> byKey.remove(key))
                .memoize()
                .indefinitely();
        Uni<Found> first = byKey.putIfAbsent(key, own);
        return first == null ? own
                : first.map(found -> found.source() == Source.UNKEPT ? found : new Found(Source.JOINED, found.answer()))
                        .emitOn(CallerContext.executor())
                        .onFailure(UnderWay::isOfOneCaller)
                        .recoverWithUni(find);
    }

    private static boolean isOfOneCaller(Throwable failure) {
        return failure instanceof ProblemException problem && OF_ONE_CALLER.contains(problem.code());
    }

    /**
     * An answer.
     *
     * @param source {@code UNKEPT} where it is not of the version that the key names
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Found(Source source, byte[] answer) {
    }
}
