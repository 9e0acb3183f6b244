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
 * Around work that starts a sync: the same request under the same key is the same sync.
 *
 * <ol>
 * <li>A key belongs to one user of one compte, for {@link IdempotencyConfig#lifetime()}.</li>
 * <li>Of two requests at a time one does the work; the other waits, and gets what became of it.</li>
 * <li>A request that did nothing, for everything was stored, is looked at again: only a sync is remembered.</li>
 * <li>A key that comes with another body is refused.</li>
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
     * The steps of the work.
     *
     * @param anew does it
     * @param syncId of what came of it, if a sync did
     * @param again finds what came of it by the sync's id
     */
    public record Work<T>(Supplier<Uni<T>> anew, Function<T, Optional<String>> syncId, Function<String, Uni<T>> again) {
    }

    /**
     * Does the work, or finds what came of it, in the caller's transaction.
     *
     * @throws ProblemException {@link ProblemCode#IDEMPOTENCY_KEY_REUSED}
     */
    public <T> Uni<T> once(SqlConnection connection, int compteId, Caller caller, Optional<IdempotentRequest> request,
            Work<T> work) {
        return request.isEmpty() ? work.anew().get() : once(connection, compteId, caller, request.get(), work);
    }

    private <T> Uni<T> once(SqlConnection connection, int compteId, Caller caller, IdempotentRequest request, Work<T> work) {
        return keys.take(connection, compteId, caller, request, config.lifetime())
                .chain(known -> {
                    if (known.isPresent() && !known.get().sameBody()) {
                        throw new ProblemException(ProblemCode.IDEMPOTENCY_KEY_REUSED);
                    }
                    String syncId = known.isPresent() ? known.get().syncId() : null;
                    return syncId != null ? work.again().apply(syncId) : anew(connection, compteId, caller, request, work);
                });
    }

    private <T> Uni<T> anew(SqlConnection connection, int compteId, Caller caller, IdempotentRequest request, Work<T> work) {
        return work.anew().get()
                .call(result -> work.syncId().apply(result)
                        .map(syncId -> keys.remember(connection, compteId, caller, request.key(), syncId))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    @Scheduled(every = "${fbads.idempotency.sweep}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return lock.tryRun(LOCK, connection -> keys.sweep(connection, config.lifetime())
                .invoke(count -> LOG.debugf("expired idempotency keys were deleted: keys=%d", count))
                .replaceWithVoid())
                .onFailure().invoke(failure -> LOG.warn("sweeping idempotency keys failed; it will be tried again", failure))
                .onFailure().recoverWithNull()
                .replaceWithVoid();
    }
}
