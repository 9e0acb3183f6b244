package dev.fbads.sync.idempotency;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;
import dev.fbads.service.database.AdvisoryLock;
import dev.fbads.sync.access.Caller;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Makes requests that start a sync idempotent: the same request with the same key returns the same sync.
 *
 * <ol>
 * <li>A key belongs to one user of one compte, for {@link IdempotencyConfig#lifetime()}.</li>
 * <li>Of two concurrent requests one does the work; the other waits and returns its result.</li>
 * <li>Only a sync is stored: a request for which everything was available is planned again.</li>
 * <li>A key that is used with another body is refused.</li>
 * </ol>
 */
@ApplicationScoped
public class Idempotency {

    private static final Logger LOG = Logger.getLogger(Idempotency.class);
    private static final String LOCK = "facebook_idempotency_sweep";

    private final AdvisoryLock lock;
    private final IdempotencyRepository keys;
    private final IdempotencyConfig config;

    Idempotency(AdvisoryLock lock, IdempotencyRepository keys, IdempotencyConfig config) {
        this.lock = lock;
        this.keys = keys;
        this.config = config;
    }

    /**
     * The work of a request.
     *
     * @param first does the work
     * @param syncId the sync that the result contains, if any
     * @param repeated finds the result of the first request by the sync's id
     */
    public record Work<T>(Supplier<Uni<T>> first, Function<T, Optional<String>> syncId, Function<String, Uni<T>> repeated) {
    }

    /**
     * Does the work or finds the result of the first request, in the caller's transaction.
     *
     * @throws ProblemException {@link ProblemCode#IDEMPOTENCY_KEY_REUSED}
     */
    public <T> Uni<T> once(SqlConnection connection, int compteId, Caller caller, Optional<IdempotentRequest> request,
            Work<T> work) {
        return request.isEmpty() ? work.first().get() : once(connection, compteId, caller, request.get(), work);
    }

    private <T> Uni<T> once(SqlConnection connection, int compteId, Caller caller, IdempotentRequest request, Work<T> work) {
        return keys.reserve(connection, compteId, caller, request, config.lifetime())
                .chain(known -> {
                    if (known.isPresent() && !known.get().sameBody()) {
                        throw new ProblemException(ProblemCode.IDEMPOTENCY_KEY_REUSED);
                    }
                    String syncId = known.isPresent() ? known.get().syncId() : null;
                    return syncId != null ? work.repeated().apply(syncId) : first(connection, compteId, caller, request, work);
                });
    }

    private <T> Uni<T> first(SqlConnection connection, int compteId, Caller caller, IdempotentRequest request, Work<T> work) {
        return work.first().get()
                .call(result -> work.syncId().apply(result)
                        .map(syncId -> keys.store(connection, compteId, caller, request.key(), syncId))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    @Scheduled(every = "${fbads.idempotency.sweep}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return lock.tryRun(LOCK, connection -> keys.sweep(connection, config.lifetime())
                .invoke(count -> LOG.debugf("expired idempotency keys were deleted: keys=%d", count))
                .replaceWithVoid())
                .onFailure().invoke(failure -> LOG.warn("sweeping idempotency keys failed; the next run retries", failure))
                .onFailure().recoverWithNull()
                .replaceWithVoid();
    }
}
