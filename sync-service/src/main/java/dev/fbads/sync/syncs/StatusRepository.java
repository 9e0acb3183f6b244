package dev.fbads.sync.syncs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.fbads.sync.access.AdAccount;
import dev.fbads.sync.access.Caller;
import dev.fbads.sync.access.TenantTransaction;
import dev.fbads.sync.syncs.StatusResponse.JobStatus;
import dev.fbads.sync.syncs.StatusResponse.SyncStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads syncs and their jobs under row level security. */
@ApplicationScoped
class StatusRepository {

    private static final int NEWEST = 100;
    private static final String ACCOUNT = """
            SELECT sync_status, reauthorisation_needed FROM facebook_ad_accounts WHERE compte_id = $1 AND account_id = $2
            """;
    private static final String SYNCS = """
            SELECT %s FROM facebook_sync_status
            WHERE compte_id = $1 AND account_id = $2 AND ($3::text IS NULL OR sync_id = $3)
            ORDER BY created_at DESC, id DESC LIMIT %d
            """.formatted(SyncRows.COLUMNS, NEWEST);
    private static final String JOBS = """
            SELECT member.sync_id, job.* FROM facebook_sync_members member JOIN facebook_sync_jobs job USING (job_id, compte_id)
            WHERE member.sync_id = ANY ($1)
            ORDER BY job.breakdown_set <> 'none', job.until DESC, job.breakdown_set
            """;

    private final TenantTransaction tenant;

    StatusRepository(TenantTransaction tenant) {
        this.tenant = tenant;
    }

    Uni<StatusResponse> of(Caller caller, AdAccount account, @Nullable String syncId) {
        return tenant.as(caller, connection -> connection.preparedQuery(ACCOUNT)
                .execute(Tuple.of(account.compteId(), account.accountId().value()))
                .map(rows -> rows.iterator().next())
                .chain(state -> syncs(connection, account, syncId)
                        .map(syncs -> new StatusResponse(account.compteId(), account.accountId().value(),
                                state.getString("sync_status"), state.getBoolean("reauthorisation_needed"), syncs))));
    }

    private static Uni<List<SyncStatus>> syncs(SqlConnection connection, AdAccount account, @Nullable String syncId) {
        return connection.preparedQuery(SYNCS)
                .mapping(SyncRows::sync)
                .execute(Tuple.of(account.compteId(), account.accountId().value(), syncId))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList())
                .chain(syncs -> connection.preparedQuery(JOBS)
                        .execute(Tuple.of((Object) syncs.stream().map(Sync::syncId).toArray(String[]::new)))
                        .map(StatusRepository::jobsBySync)
                        .map(jobs -> syncs.stream()
                                .map(sync -> SyncStatus.of(sync, jobs.getOrDefault(sync.syncId(), List.of())))
                                .toList()));
    }

    private static Map<String, List<JobStatus>> jobsBySync(RowSet<Row> rows) {
        Map<String, List<JobStatus>> jobs = new HashMap<>();
        rows.forEach(row -> jobs.computeIfAbsent(row.getString("sync_id"), id -> new ArrayList<>()).add(job(row)));
        return jobs;
    }

    private static JobStatus job(Row row) {
        return new JobStatus(row.getUUID("job_id").toString(), row.getString("state"), row.getString("breakdown_set"),
                row.getString("granularity"), row.getLocalDate("since"), row.getLocalDate("until"), row.getDouble("fraction"),
                row.getInteger("attempts"), row.getString("error_code"), row.getString("error_message"),
                SyncRows.instant(row, "next_retry_at"));
    }
}
