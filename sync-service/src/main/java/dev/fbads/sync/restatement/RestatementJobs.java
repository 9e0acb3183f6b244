package dev.fbads.sync.restatement;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.fbads.contracts.accounts.Role;
import dev.fbads.sync.access.AdAccount;
import dev.fbads.sync.access.Caller;
import dev.fbads.sync.jobs.AccountLock;
import dev.fbads.sync.jobs.JobQueueRepository;
import dev.fbads.sync.ledger.KnownAdsRepository;
import dev.fbads.sync.ledger.LedgerRepository;
import dev.fbads.sync.plan.FetchRange;
import dev.fbads.sync.plan.PlanConfig;
import dev.fbads.sync.restatement.RestatementMetrics.Skip;
import dev.fbads.sync.restatement.RestatementRepository.Due;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Creates the restatement jobs of one account. They belong to no sync and appear only in the import log. The account is locked
 * as for planning, so that no day is fetched twice.
 */
@ApplicationScoped
class RestatementJobs {

    private static final Logger LOG = Logger.getLogger(RestatementJobs.class);

    private final Pool pool;
    private final RestatementRepository repository;
    private final AccountLock lock;
    private final LedgerRepository ledger;
    private final KnownAdsRepository ads;
    private final JobQueueRepository queue;
    private final PlanConfig plan;
    private final RestatementMetrics metrics;

    RestatementJobs(Pool pool, RestatementRepository repository, AccountLock lock, LedgerRepository ledger,
            KnownAdsRepository ads, JobQueueRepository queue, PlanConfig plan, RestatementMetrics metrics) {
        this.pool = pool;
        this.repository = repository;
        this.lock = lock;
        this.ledger = ledger;
        this.ads = ads;
        this.queue = queue;
        this.plan = plan;
        this.metrics = metrics;
    }

    /** Creates the jobs once per night, however often it is called. */
    Uni<Void> add(Due due) {
        AdAccount account = due.account();
        return pool.withTransaction(connection -> lock.take(connection, account.compteId(), account.accountId().value())
                .chain(() -> repository.claimNight(connection, due))
                .chain(first -> first ? add(connection, due) : metrics.skipped(Skip.DONE)));
    }

    private Uni<Void> add(SqlConnection connection, Due due) {
        AdAccount account = due.account();
        RestatedDays days = new RestatedDays(account.accountId(), due.today());
        return ads.upTo(connection, account, plan.rowsPerJob())
                .map(known -> plan.sizing().limits(plan.dailyUpTo(), known))
                .chain(limits -> ledger.stored(connection, account, days.ledgerPeriod())
                        .chain(stored -> queue.inFlight(connection, account)
                                .map(inFlight -> days.ranges(stored, inFlight, limits))))
                .chain(ranges -> ranges.isEmpty() ? metrics.skipped(Skip.NOTHING_STORED) : add(connection, account, ranges));
    }

    private Uni<Void> add(SqlConnection connection, AdAccount account, List<FetchRange> ranges) {
        return queue.insert(connection, account, caller(account), ranges)
                .chain(jobIds -> repository.markRestatement(connection, jobIds))
                .chain(() -> queue.release(connection, account.compteId(), account.accountId().value()))
                .invoke(() -> {
                    metrics.added(ranges.size());
                    LOG.infof("days are restated: compteId=%d accountId=%s jobs=%d", account.compteId(), account.accountId(),
                            ranges.size());
                });
    }

    /** A user of its own for each compte, so that the restatement does not use the rate limit of a real user. */
    private static Caller caller(AdAccount account) {
        return new Caller("restatement:" + account.compteId(), Role.BACKGROUND);
    }
}
