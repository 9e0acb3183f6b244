package dev.fbads.sync.syncs;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.fbads.sync.access.AdAccount;
import dev.fbads.sync.access.Caller;
import dev.fbads.sync.jobs.JobQueueRepository;
import dev.fbads.sync.logging.LogFields;
import dev.fbads.sync.plan.Plan;
import dev.fbads.sync.plan.SyncScope;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Inserts a sync with its jobs and its first event, and releases the first jobs, in the caller's transaction. */
@ApplicationScoped
class SyncStart {

    private static final Logger LOG = Logger.getLogger(SyncStart.class);

    private final SyncRepository syncs;
    private final JobQueueRepository jobs;
    private final SyncEvents events;
    private final Supplier<UUID> ids;

    SyncStart(SyncRepository syncs, JobQueueRepository jobs, SyncEvents events, Supplier<UUID> ids) {
        this.syncs = syncs;
        this.jobs = jobs;
        this.events = events;
        this.ids = ids;
    }

    Uni<Sync> start(SqlConnection connection, AdAccount account, Caller caller, SyncScope scope, Plan plan) {
        return syncs.insert(connection, ids.get().toString(), account, caller, scope, plan.days())
                .call(sync -> jobs.insert(connection, account, caller, plan.fetches())
                        .chain(created -> {
                            Set<UUID> awaited = new HashSet<>(plan.joined());
                            awaited.addAll(created);
                            return jobs.join(connection, sync.syncId(), account, caller, awaited);
                        }))
                .call(sync -> events.started(connection, sync))
                .call(() -> jobs.release(connection, account.compteId(), account.accountId().value()))
                .invoke(sync -> LogFields.ofSync(sync.syncId(), sync.compteId(), sync.accountId())
                        .during(() -> LOG.infof("a sync was planned: period=%s days=%d fetches=%d joined=%d", sync.period(),
                                plan.days(), plan.fetches().size(), plan.joined().size())));
    }
}
