package dev.fbads.sync.syncs;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.periods.ReportingCalendar;
import dev.fbads.sync.access.AdAccount;
import dev.fbads.sync.access.AdAccountRepository;
import dev.fbads.sync.access.Caller;
import dev.fbads.sync.jobs.AccountLock;
import dev.fbads.sync.jobs.JobQueueRepository;
import dev.fbads.sync.ledger.LedgerRepository;
import dev.fbads.sync.look.AccountViews;
import dev.fbads.sync.plan.Plan;
import dev.fbads.sync.plan.PlanConfig;
import dev.fbads.sync.plan.Planner;
import dev.fbads.sync.plan.ReportingConfig;
import dev.fbads.sync.settings.CompteSettings;
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
 * <li>The same wish while it is under way is the same sync.</li>
 * </ol>
 */
@ApplicationScoped
public class SyncService {

    private final Pool pool;
    private final AdAccountRepository accounts;
    private final CompteSettings settings;
    private final AccountLock lock;
    private final AccountViews views;
    private final SyncRepository syncs;
    private final LedgerRepository ledger;
    private final JobQueueRepository jobs;
    private final SyncEvents events;
    private final Planner planner;
    private final ReportingConfig reporting;
    private final Clock clock;
    private final Supplier<UUID> ids;

    SyncService(Pool pool, AdAccountRepository accounts, CompteSettings settings, AccountLock lock, AccountViews views,
            SyncRepository syncs, LedgerRepository ledger, JobQueueRepository jobs,
            SyncEvents events, PlanConfig config, ReportingConfig reporting, Clock clock, Supplier<UUID> ids) {
        this.pool = pool;
        this.accounts = accounts;
        this.settings = settings;
        this.lock = lock;
        this.views = views;
        this.syncs = syncs;
        this.ledger = ledger;
        this.jobs = jobs;
        this.events = events;
        this.planner = new Planner(config.limits());
        this.reporting = reporting;
        this.clock = clock;
        this.ids = ids;
    }

    /** Does what the request asks for, on behalf of the caller. */
    public Uni<SyncOutcome> request(Caller caller, SyncRequest request) {
        return accounts.visibleTo(caller, request.accountId(), request.compteId())
                .chain(account -> settings.breakdownSets(account.compteId())
                        .chain(ownSets -> request(caller, account, request, ownSets)));
    }

    private Uni<SyncOutcome> request(Caller caller, AdAccount account, SyncRequest request, List<BreakdownSet> ownSets) {
        Instant now = clock.instant();
        ReportingCalendar calendar = new ReportingCalendar(reporting.zone(), account.zone());
        Wish wish = request.on(calendar, now, ownSets);
        return pool.withTransaction(connection -> lock.take(connection, account.compteId(), account.accountId().value())
                .chain(() -> views.seen(connection, account, now))
                .chain(() -> syncs.active(connection, account, wish))
                .chain(active -> active.isPresent()
                        ? Uni.createFrom().<SyncOutcome> item(new SyncOutcome.UnderWay(active.get()))
                        : plan(connection, account, wish, calendar, now)
                                .chain(plan -> carryOut(connection, account, caller, wish, plan))));
    }

    private Uni<Plan> plan(SqlConnection connection, AdAccount account, Wish wish, ReportingCalendar calendar, Instant now) {
        return ledger.within(connection, account, wish.period(), wish.breakdownSets())
                .chain(stored -> jobs.inFlight(connection, account)
                        .map(inFlight -> planner.plan(wish, stored, inFlight, calendar, now)));
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
                .map(sync -> new SyncOutcome.Planned(sync, plan));
    }
}
