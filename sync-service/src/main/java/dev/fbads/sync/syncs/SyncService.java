package dev.fbads.sync.syncs;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.fbads.contracts.periods.ReportingCalendar;
import dev.fbads.sync.access.AdAccount;
import dev.fbads.sync.access.AdAccountRepository;
import dev.fbads.sync.access.Caller;
import dev.fbads.sync.idempotency.Idempotency;
import dev.fbads.sync.idempotency.IdempotentRequest;
import dev.fbads.sync.jobs.JobQueueRepository;
import dev.fbads.sync.ledger.KnownAdsRepository;
import dev.fbads.sync.ledger.LedgerRepository;
import dev.fbads.sync.logging.LogFields;
import dev.fbads.sync.plan.Plan;
import dev.fbads.sync.plan.PlanConfig;
import dev.fbads.sync.plan.Planner;
import dev.fbads.sync.plan.ReportingConfig;
import dev.fbads.sync.wish.SyncRequest;
import dev.fbads.sync.wish.Wish;
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
 * </ol>
 */
@ApplicationScoped
public class SyncService {

    private static final Logger LOG = Logger.getLogger(SyncService.class);

    private final Pool pool;
    private final AdAccountRepository accounts;
    private final SyncRepository syncs;
    private final LedgerRepository ledger;
    private final JobQueueRepository jobs;
    private final SyncEvents events;
    private final KnownAdsRepository ads;
    private final Idempotency idempotency;
    private final PlanConfig config;
    private final ReportingConfig reporting;
    private final Clock clock;
    private final Supplier<UUID> ids;

    SyncService(Pool pool, AdAccountRepository accounts, SyncRepository syncs, LedgerRepository ledger, JobQueueRepository jobs,
            SyncEvents events, KnownAdsRepository ads, Idempotency idempotency, PlanConfig config, ReportingConfig reporting,
            Clock clock, Supplier<UUID> ids) {
        this.pool = pool;
        this.accounts = accounts;
        this.syncs = syncs;
        this.ledger = ledger;
        this.jobs = jobs;
        this.events = events;
        this.ads = ads;
        this.idempotency = idempotency;
        this.config = config;
        this.reporting = reporting;
        this.clock = clock;
        this.ids = ids;
    }

    /** Does what the request asks for, on behalf of the caller. */
    public Uni<SyncOutcome> request(Caller caller, SyncRequest request, Optional<IdempotentRequest> key) {
        return accounts.visibleTo(caller, request.accountId(), request.compteId())
                .chain(account -> {
                    Instant now = clock.instant();
                    ReportingCalendar calendar = new ReportingCalendar(reporting.zone(), account.zone());
                    Wish wish = request.on(calendar, now);
                    return pool.withTransaction(connection -> syncs
                            .lockAccount(connection, account.compteId(), account.accountId().value())
                            .chain(() -> idempotency.once(connection, account.compteId(), caller, key, new Idempotency.Work<>(
                                    () -> begin(connection, account, caller, wish, calendar, now),
                                    SyncOutcome::syncId,
                                    syncId -> syncs.find(connection, syncId).map(SyncOutcome.Repeated::new)))));
                });
    }

    private Uni<SyncOutcome> begin(SqlConnection connection, AdAccount account, Caller caller, Wish wish,
            ReportingCalendar calendar, Instant now) {
        return syncs.active(connection, account, wish)
                .chain(active -> active.isPresent()
                        ? Uni.createFrom().<SyncOutcome> item(new SyncOutcome.UnderWay(active.get()))
                        : plan(connection, account, wish, calendar, now)
                                .chain(plan -> carryOut(connection, account, caller, wish, plan)));
    }

    /** Jobs are read before the ledger: one that ends in between is seen in both, and not in neither. */
    private Uni<Plan> plan(SqlConnection connection, AdAccount account, Wish wish, ReportingCalendar calendar, Instant now) {
        return ads.upTo(connection, account, config.rowsPerJob())
                .map(known -> new Planner(config.sizing().limits(config.dailyUpTo(), known)))
                .chain(planner -> jobs.inFlight(connection, account)
                        .chain(inFlight -> ledger.within(connection, account, wish.period(), wish.breakdownSets())
                                .map(stored -> planner.plan(wish, stored, inFlight, calendar, now))));
    }

    private Uni<SyncOutcome> carryOut(SqlConnection connection, AdAccount account, Caller caller, Wish wish, Plan plan) {
        if (plan.isComplete()) {
            return Uni.createFrom().item(new SyncOutcome.Complete(account, wish));
        }
        return syncs.ensurePartitions(connection, wish.period())
                .chain(() -> syncs.insert(connection, ids.get().toString(), account, caller, wish, plan.days()))
                .call(sync -> jobs.insert(connection, account, caller, plan.fetches())
                        .chain(created -> {
                            Set<UUID> awaited = new HashSet<>(plan.joined());
                            awaited.addAll(created);
                            return jobs.join(connection, sync.syncId(), account, caller, awaited);
                        }))
                .call(sync -> events.started(connection, sync))
                .call(() -> jobs.release(connection, account.compteId(), account.accountId().value()))
                .invoke(sync -> LogFields.ofSync(sync.syncId(), sync.compteId(), sync.accountId())
                        .during(() -> LOG.infof("a wish was planned: period=%s days=%d fetches=%d joined=%d", sync.period(),
                                plan.days(), plan.fetches().size(), plan.joined().size())))
                .map(sync -> new SyncOutcome.Planned(sync, plan));
    }
}
