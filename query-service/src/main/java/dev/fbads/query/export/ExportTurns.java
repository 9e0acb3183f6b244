package dev.fbads.query.export;

import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Bounds how many exports there are and how long they last. It guarantees:
 * <ol>
 * <li>No more are under way at once than {@link ExportConfig#concurrent}; one more fails before it has begun.
 * <li>One that has lasted for {@link ExportConfig#timeLimit} fails, even where nobody asks it for more.
 * <li>However one ends, another may begin.
 * </ol>
 */
@ApplicationScoped
class ExportTurns {

    private final ExportConfig config;
    private final AtomicInteger underWay = new AtomicInteger();

    ExportTurns(ExportConfig config) {
        this.config = config;
    }

    /** The same items, in the pace in which they are asked for. */
    <T> Multi<T> during(Multi<T> export) {
        return Multi.createFrom().deferred(() -> {
            if (underWay.incrementAndGet() > config.concurrent()) {
                underWay.decrementAndGet();
                return Multi.createFrom().failure(new ProblemException(ProblemCode.TOO_MANY_EXPORTS));
            }
            return inTime(export).onTermination().invoke(underWay::decrementAndGet);
        });
    }

    /** The end is an item too, so that the clock is stopped by it. */
    private <T> Multi<T> inTime(Multi<T> export) {
        Multi<Optional<T>> items = Multi.createBy()
                .concatenating()
                .streams(export.map(Optional::of), Multi.createFrom().item(Optional.<T> empty()));
        Multi<Optional<T>> clock = Uni.createFrom()
                .<Optional<T>> nothing()
                .ifNoItem()
                .after(config.timeLimit())
                .failWith(() -> new TimeoutException("an export took longer than " + config.timeLimit()))
                .toMulti();
        return Multi.createBy()
                .merging()
                .withRequests(1)
                .streams(items, clock)
                .select()
                .first(Optional::isPresent)
                .map(Optional::orElseThrow);
    }
}
