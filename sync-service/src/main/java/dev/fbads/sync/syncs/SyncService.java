package dev.fbads.sync.syncs;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.sync.access.AdAccount;
import dev.fbads.sync.access.AdAccountRepository;
import dev.fbads.sync.access.Caller;
import dev.fbads.sync.idempotency.Idempotency;
import dev.fbads.sync.idempotency.IdempotentRequest;
import dev.fbads.sync.jobs.AccountLock;
import dev.fbads.sync.look.AccountViews;
import dev.fbads.sync.partition.PartitionMaintenance;
import dev.fbads.sync.wish.SyncRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Turns a wish into jobs.
 *
 * <ol>
 * <li>The plan, its jobs, their messages and the {@code start} event are written in one transaction, or none is.</li>
 * <li>Two wishes for one account at a time never fetch the same day twice: the later one joins the earlier one's jobs.</li>
 * <li>The same wish while it is under way is the same sync; under the same idempotency key also afterwards.</li>
 * <li>It makes no DDL, and waits for no lock longer than {@link AccountLock} allows.</li>
 * </ol>
 */
@ApplicationScoped
public class SyncService {

    private final Pool pool;
    private final AdAccountRepository accounts;
    private final WishDating dating;
    private final AccountLock lock;
    private final AccountViews views;
    private final Idempotency idempotency;
    private final SyncRepository syncs;
    private final Planning planning;
    private final SyncStart start;
    private final PartitionMaintenance partitions;

    SyncService(Pool pool, AdAccountRepository accounts, WishDating dating, AccountLock lock, AccountViews views,
            Idempotency idempotency, SyncRepository syncs, Planning planning, SyncStart start,
            PartitionMaintenance partitions) {
        this.pool = pool;
        this.accounts = accounts;
        this.dating = dating;
        this.lock = lock;
        this.views = views;
        this.idempotency = idempotency;
        this.syncs = syncs;
        this.planning = planning;
        this.start = start;
        this.partitions = partitions;
    }

    /** Does what the request asks for, on behalf of the caller. */
    public Uni<SyncOutcome> request(Caller caller, SyncRequest request, Optional<IdempotentRequest> key) {
        return accounts.visibleTo(caller, request.accountId(), request.compteId())
                .chain(account -> dating.date(request, account)
                        .invoke(dated -> partitions.require(dated.wish().period()))
                        .chain(dated -> pool.withTransaction(connection -> once(connection, caller, account, dated, key))));
    }

    private Uni<SyncOutcome> once(SqlConnection connection, Caller caller, AdAccount account, DatedWish dated,
            Optional<IdempotentRequest> key) {
        return lock.take(connection, account.compteId(), account.accountId().value())
                .chain(() -> views.seen(connection, account, dated.at()))
                .chain(() -> idempotency.once(connection, account.compteId(), caller, key, new Idempotency.Work<>(
                        () -> begin(connection, caller, account, dated),
                        SyncOutcome::syncId,
                        syncId -> syncs.find(connection, syncId).map(SyncOutcome.Repeated::new))));
    }

    private Uni<SyncOutcome> begin(SqlConnection connection, Caller caller, AdAccount account, DatedWish dated) {
        return syncs.active(connection, account, dated.wish())
                .chain(active -> active.isPresent()
                        ? Uni.createFrom().<SyncOutcome> item(new SyncOutcome.UnderWay(active.get()))
                        : plan(connection, caller, account, dated));
    }

    private Uni<SyncOutcome> plan(SqlConnection connection, Caller caller, AdAccount account, DatedWish dated) {
        return planning.plan(connection, account, dated)
                .chain(plan -> plan.isComplete()
                        ? Uni.createFrom().<SyncOutcome> item(new SyncOutcome.Complete(account, dated.wish()))
                        : start.start(connection, account, caller, dated.wish(), plan)
                                .map(sync -> new SyncOutcome.Planned(sync, plan)));
    }
}
