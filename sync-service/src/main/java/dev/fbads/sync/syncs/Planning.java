package dev.fbads.sync.syncs;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.sync.access.AdAccount;
import dev.fbads.sync.jobs.JobQueueRepository;
import dev.fbads.sync.ledger.KnownAdsRepository;
import dev.fbads.sync.ledger.LedgerRepository;
import dev.fbads.sync.plan.Plan;
import dev.fbads.sync.plan.PlanConfig;
import dev.fbads.sync.plan.Planner;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Loads ledger and jobs in flight, and plans a sync request. */
@ApplicationScoped
class Planning {

    private final LedgerRepository ledger;
    private final JobQueueRepository jobs;
    private final KnownAdsRepository ads;
    private final PlanConfig config;

    Planning(LedgerRepository ledger, JobQueueRepository jobs, KnownAdsRepository ads, PlanConfig config) {
        this.ledger = ledger;
        this.jobs = jobs;
        this.ads = ads;
        this.config = config;
    }

    /** Jobs are read before the ledger: a job that ends in between is then seen in both instead of in neither. */
    Uni<Plan> plan(SqlConnection connection, AdAccount account, ResolvedPeriod resolved) {
        return ads.upTo(connection, account, config.rowsPerJob())
                .map(known -> new Planner(config.sizing().limits(config.dailyUpTo(), known)))
                .chain(planner -> jobs.inFlight(connection, account)
                        .chain(inFlight -> ledger
                                .within(connection, account, resolved.scope().period(), resolved.scope().breakdownSets())
                                .map(stored -> planner.plan(resolved.scope(), stored, inFlight, resolved.calendar(),
                                        resolved.at()))));
    }
}
