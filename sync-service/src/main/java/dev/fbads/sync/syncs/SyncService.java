package dev.fbads.sync.syncs;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.sync.access.AdAccount;
import dev.fbads.sync.access.AdAccountRepository;
import dev.fbads.sync.access.Caller;
import dev.fbads.sync.accountviews.AccountViews;
import dev.fbads.sync.idempotency.Idempotency;
import dev.fbads.sync.idempotency.IdempotentRequest;
import dev.fbads.sync.jobs.AccountLock;
import dev.fbads.sync.partition.PartitionMaintenance;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Creates jobs from sync requests.
 *
 * <ol>
 * <li>The plan, its jobs, their messages and the {@code start} event are written in one transaction.</li>
 * <li>Concurrent sync requests for one account never fetch the same day twice: the later one joins the jobs of the earlier
 * one.</li>
 * <li>An identical request returns the active sync, and with the same idempotency key also a sync that has ended.</li>
 * <li>It executes no DDL and waits for a lock no longer than {@link AccountLock} allows.</li>
 * </ol>
 */
@ApplicationScoped
public class SyncService {

    private final Pool pool;
    private final AdAccountRepository accounts;
    private final PeriodResolver resolver;
    private final AccountLock lock;
    private final AccountViews views;
    private final Idempotency idempotency;
    private final SyncRepository syncs;
    private final Planning planning;
    private final SyncStart start;
    private final PartitionMaintenance partitions;

    SyncService(Pool pool, AdAccountRepository accounts, PeriodResolver resolver, AccountLock lock, AccountViews views,
            Idempotency idempotency, SyncRepository syncs, Planning planning, SyncStart start,
            PartitionMaintenance partitions) {
        this.pool = pool;
        this.accounts = accounts;
        this.resolver = resolver;
        this.lock = lock;
        this.views = views;
        this.idempotency = idempotency;
        this.syncs = syncs;
        this.planning = planning;
        this.start = start;
        this.partitions = partitions;
    }

    /** Starts or finds the sync of the request, on behalf of the caller. */
    public Uni<SyncOutcome> request(Caller caller, SyncRequest request, Optional<IdempotentRequest> key) {
        return accounts.visibleTo(caller, request.accountId(), request.compteId())
                .chain(account -> resolver.resolve(request, account)
                        .invoke(resolved -> partitions.require(resolved.scope().period()))
                        .chain(resolved -> pool
                                .withTransaction(connection -> once(connection, caller, account, resolved, key))));
    }

    private Uni<SyncOutcome> once(SqlConnection connection, Caller caller, AdAccount account, ResolvedPeriod resolved,
            Optional<IdempotentRequest> key) {
        return lock.take(connection, account.compteId(), account.accountId().value())
                .chain(() -> views.record(connection, account, resolved.at()))
                .chain(() -> idempotency.once(connection, account.compteId(), caller, key, new Idempotency.Work<>(
                        () -> begin(connection, caller, account, resolved),
                        SyncOutcome::syncId,
                        syncId -> syncs.find(connection, syncId).map(SyncOutcome.Repeated::new))));
    }

    private Uni<SyncOutcome> begin(SqlConnection connection, Caller caller, AdAccount account, ResolvedPeriod resolved) {
        return syncs.active(connection, account, resolved.scope())
                .chain(active -> active.isPresent()
                        ? Uni.createFrom().<SyncOutcome> item(new SyncOutcome.AlreadyActive(active.get()))
                        : plan(connection, caller, account, resolved));
    }

    private Uni<SyncOutcome> plan(SqlConnection connection, Caller caller, AdAccount account, ResolvedPeriod resolved) {
        return planning.plan(connection, account, resolved)
                .chain(plan -> plan.isComplete()
                        ? Uni.createFrom().<SyncOutcome> item(new SyncOutcome.Complete(account, resolved.scope()))
                        : start.start(connection, account, caller, resolved.scope(), plan)
                                .map(sync -> new SyncOutcome.Planned(sync, plan)));
    }
}
