package dev.fbads.sync.worker;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.sync.importlog.ImportLogEntry;
import dev.fbads.sync.importlog.ImportLogRepository;
import dev.fbads.sync.jobs.ClaimedJob;
import dev.fbads.sync.jobs.JobQueueRepository;
import dev.fbads.sync.jobs.JobQueueRepository.Account;
import dev.fbads.sync.syncs.SyncProgress;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** The last statements of every transaction that ends runs: import log, progress of the syncs, release of the next jobs. */
@ApplicationScoped
class RunRecorder {

    private final ImportLogRepository log;
    private final SyncProgress syncs;
    private final JobQueueRepository queue;

    RunRecorder(ImportLogRepository log, SyncProgress syncs, JobQueueRepository queue) {
        this.log = log;
        this.syncs = syncs;
        this.queue = queue;
    }

    /** Records runs whose jobs the transaction has locked, in the order of their ids. */
    Uni<Void> record(SqlConnection connection, List<ImportLogEntry> runs) {
        return record(connection, runs, List.of());
    }

    /**
     * Records runs, and jobs that ended without a run.
     *
     * @param otherJobs changed by the same transaction, of the same accounts
     */
    Uni<Void> record(SqlConnection connection, List<ImportLogEntry> runs, Collection<UUID> otherJobs) {
        List<ClaimedJob> jobs = runs.stream().map(ImportLogEntry::job).toList();
        List<UUID> changed = Stream.concat(jobs.stream().map(ClaimedJob::jobId), otherJobs.stream()).toList();
        List<Account> accounts = jobs.stream().map(job -> new Account(job.compteId(), job.accountId().value())).toList();
        // Pipelined in this order: none waits for the result of another.
        return Uni.combine().all()
                .unis(log.addAll(connection, runs), syncs.jobsChanged(connection, changed), queue.release(connection, accounts))
                .discardItems();
    }
}
