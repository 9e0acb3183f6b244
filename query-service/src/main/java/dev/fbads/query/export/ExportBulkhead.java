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
 * Limits the number and the duration of exports. It guarantees:
 * <ol>
 * <li>At most {@link ExportConfig#concurrent} exports run at the same time; one more fails before it begins.
 * <li>An export fails after {@link ExportConfig#timeLimit}, even if its client requests no more items.
 * <li>An export that ends, fails or is cancelled frees its permit.
 * </ol>
 */
@ApplicationScoped
class ExportBulkhead {

    private final ExportConfig config;
    private final AtomicInteger running = new AtomicInteger();

    ExportBulkhead(ExportConfig config) {
        this.config = config;
    }

    /** The items of the export, on demand. */
    <T> Multi<T> limit(Multi<T> export) {
        return Multi.createFrom().deferred(() -> {
            if (running.incrementAndGet() > config.concurrent()) {
                running.decrementAndGet();
                return Multi.createFrom().failure(new ProblemException(ProblemCode.TOO_MANY_EXPORTS));
            }
            return inTime(export).onTermination().invoke(running::decrementAndGet);
        });
    }

    /** The end is an item too, so that it cancels the timeout. */
    private <T> Multi<T> inTime(Multi<T> export) {
        Multi<Optional<T>> items = Multi.createBy()
                .concatenating()
                .streams(export.map(Optional::of), Multi.createFrom().item(Optional.<T> empty()));
        Multi<Optional<T>> timeout = Uni.createFrom()
                .<Optional<T>> nothing()
                .ifNoItem()
                .after(config.timeLimit())
                .failWith(() -> new TimeoutException("an export took longer than " + config.timeLimit()))
                .toMulti();
        return Multi.createBy()
                .merging()
                .withRequests(1)
                .streams(items, timeout)
                .select()
                .first(Optional::isPresent)
                .map(Optional::orElseThrow);
    }
}
