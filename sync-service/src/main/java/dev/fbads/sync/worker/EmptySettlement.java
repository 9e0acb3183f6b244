package dev.fbads.sync.worker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.fbads.sync.grouping.Together;
import dev.fbads.sync.importlog.ImportLogEntry;
import dev.fbads.sync.importlog.ImportLogRepository;
import dev.fbads.sync.ingest.SliceReplacement;
import dev.fbads.sync.jobs.JobQueueRepository;
import dev.fbads.sync.jobs.JobQueueRepository.Account;
import dev.fbads.sync.syncs.SyncProgress;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Ends runs that brought no rows and replace none; those that end at nearly the same time, in one transaction. Most jobs of a
 * back-fill are such: days before an account's first campaign, breakdowns that it has not.
 *
 * <ol>
 * <li>Job, ledger, import log, syncs, events and the release of the next jobs are one transaction, as in {@link Settlement};
 * the lease of each job is asked for alone.</li>
 * <li>A run that cannot end so (its lease is another's, its slices had rows, its account was marked) is left to
 * {@link Settlement}, and in nobody's way. So is every run of a transaction that fails.</li>
 * </ol>
 */
@ApplicationScoped
class EmptySettlement {

    private static final Logger LOG = Logger.getLogger(EmptySettlement.class);
    private static final int MOST = 64;

    /** Two transactions lock jobs, then syncs, each in the order of their ids; smaller groups would count a sync too often. */
    private static final Together.Beside BESIDE = new Together.Beside(2, 4);
    private static final SliceReplacement.Result NOTHING = new SliceReplacement.Result(0, 0, Map.of());

    private final Pool pool;
    private final EmptyRunRepository runs;
    private final ImportLogRepository log;
    private final SyncProgress syncs;
    private final JobQueueRepository queue;
    private final WorkerMetrics metrics;
    private final Clock clock;
    private final Together<EmptyRun, Boolean> together;

    EmptySettlement(Pool pool, EmptyRunRepository runs, ImportLogRepository log, SyncProgress syncs, JobQueueRepository queue,
            WorkerMetrics metrics, Clock clock) {
        this.pool = pool;
        this.runs = runs;
        this.log = log;
        this.syncs = syncs;
        this.queue = queue;
        this.metrics = metrics;
        this.clock = clock;
        this.together = new Together<>(MOST, Duration.ZERO, BESIDE, this::settleAll);
    }

    /** Whether the run has ended so; where not, nothing has happened. */
    Uni<Boolean> settle(EmptyRun run) {
        return together.ask(run);
    }

    private Uni<List<Boolean>> settleAll(List<EmptyRun> asked) {
        return pool.withTransaction(connection -> runs.finish(connection, asked)
                .call(finished -> finished.isEmpty() ? Uni.createFrom().voidItem()
                        : settle(connection, asked.stream().filter(run -> finished.contains(run.job().jobId())).toList())))
                .invoke(finished -> tell(asked, finished))
                .onFailure().invoke(failure -> LOG.warnf(failure, "%d runs without rows end one by one", asked.size()))
                .onFailure().recoverWithItem(Set.of())
                .map(finished -> asked.stream().map(run -> finished.contains(run.job().jobId())).toList());
    }

    private Uni<Void> settle(SqlConnection connection, List<EmptyRun> ended) {
        List<UUID> jobIds = ended.stream().map(run -> run.job().jobId()).toList();
        List<Account> accounts = ended.stream().map(run -> new Account(run.job().compteId(), run.job().accountId().value()))
                .toList();
        // None waits for the answer of another: they are on their way behind each other, in this order.
        return Uni.combine().all().unis(runs.record(connection, ended),
                log.addAll(connection, ended.stream().map(this::logEntry).toList()),
                syncs.jobsChanged(connection, jobIds),
                queue.release(connection, accounts)).discardItems();
    }

    private ImportLogEntry logEntry(EmptyRun run) {
        return RunLog.success(run.job(), run.done(), NOTHING, Duration.between(run.run().startedAt(), run.answeredAt()),
                Duration.between(run.answeredAt(), clock.instant()));
    }

    private void tell(List<EmptyRun> asked, Set<UUID> finished) {
        Instant now = clock.instant();
        asked.stream().filter(run -> finished.contains(run.job().jobId()))
                .forEach(run -> metrics.done(run.job(), 0, Duration.between(run.run().startedAt(), now)));
        if (!finished.isEmpty()) {
            LOG.infof("jobs ended without rows: jobs=%d", finished.size());
            LOG.debugf("jobs ended without rows: jobIds=%s", finished);
        }
    }
}
