package dev.fbads.sync.worker;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.contracts.periods.ReportingCalendar;
import dev.fbads.sync.plan.Freshness;
import dev.fbads.sync.plan.ReportingConfig;
import dev.fbads.sync.plan.Slice;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** What runs without rows leave behind: jobs that are done, and their slices in the ledger. */
@ApplicationScoped
class EmptyRunRepository {

    /**
     * Ends those of the jobs whose lease still is this worker's, whose account is in order, and whose slices have no row that
     * would have to go. Jobs are locked in the order of their ids, as whoever locks more than one does.
     */
    private static final String FINISH = """
            WITH held AS (
                SELECT job.* FROM facebook_sync_jobs job
                JOIN unnest($1::uuid[], $2::uuid[]) AS run (job_id, lease_token) USING (job_id, lease_token)
                ORDER BY job.job_id FOR NO KEY UPDATE OF job)
            UPDATE facebook_sync_jobs job
            SET state = 'done', fraction = 1, finished_at = now(), lease_token = NULL, lease_owner = NULL, lease_until = NULL,
                error_code = NULL, error_message = NULL
            FROM held
            JOIN facebook_ad_accounts account ON account.compte_id = held.compte_id AND account.account_id = held.account_id
                AND account.sync_status = 'active' AND NOT account.reauthorisation_needed
            LEFT JOIN LATERAL (
                SELECT true AS found FROM facebook_ads_data data
                WHERE data.compte_id = held.compte_id AND data.account_id = held.account_id
                  AND data.breakdown_set = held.breakdown_set AND data.granularity = held.granularity
                  AND data.date_start BETWEEN held.since AND held.until
                LIMIT 1) stored ON true
            WHERE job.job_id = held.job_id AND job.compte_id = held.compte_id AND job.lease_token = held.lease_token
              AND stored.found IS NULL
            RETURNING job.job_id
            """;
    private static final String RECORD = """
            INSERT INTO facebook_day_ledger
                (compte_id, account_id, breakdown_set, granularity, date_start, date_stop, state, fetched_at, rows, spend,
                 impressions, job_id)
            SELECT compte_id, account_id, breakdown_set, granularity, date_start, date_stop, state, fetched_at, 0, 0, 0, job_id
            FROM unnest($1::integer[], $2::varchar[], $3::varchar[], $4::varchar[], $5::date[], $6::date[], $7::varchar[],
                        $8::timestamptz[], $9::uuid[])
                 AS slice (compte_id, account_id, breakdown_set, granularity, date_start, date_stop, state, fetched_at, job_id)
            ORDER BY compte_id, account_id, breakdown_set, granularity, date_start
            ON CONFLICT (compte_id, account_id, breakdown_set, granularity, date_start) DO UPDATE
            SET date_stop = excluded.date_stop, state = excluded.state, fetched_at = excluded.fetched_at, rows = 0, spend = 0,
                impressions = 0, job_id = excluded.job_id
            """;

    private final ReportingConfig reporting;

    EmptyRunRepository(ReportingConfig reporting) {
        this.reporting = reporting;
    }

    /** Ends the jobs that can end so, and says which. */
    Uni<Set<UUID>> finish(SqlConnection connection, List<EmptyRun> runs) {
        return connection.preparedQuery(FINISH)
                .mapping(row -> row.getUUID("job_id"))
                .execute(Tuple.of(runs.stream().map(run -> run.job().jobId()).toArray(UUID[]::new),
                        runs.stream().map(run -> run.job().leaseToken()).toArray(UUID[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).collect(Collectors.toUnmodifiableSet()));
    }

    /** Writes down that the jobs' slices were fetched, and are empty. */
    Uni<Void> record(SqlConnection connection, List<EmptyRun> runs) {
        Slices slices = new Slices();
        runs.forEach(
                run -> slices.add(run, new Freshness(new ReportingCalendar(reporting.zone(), run.run().account().zone()))));
        return connection.preparedQuery(RECORD).execute(slices.columns()).replaceWithVoid();
    }

    /** Slices of several jobs, column by column. */
    private static final class Slices {

        private final List<Integer> comptes = new ArrayList<>();
        private final List<String> accounts = new ArrayList<>();
        private final List<String> sets = new ArrayList<>();
        private final List<String> granularities = new ArrayList<>();
        private final List<LocalDate> starts = new ArrayList<>();
        private final List<LocalDate> stops = new ArrayList<>();
        private final List<String> states = new ArrayList<>();
        private final List<OffsetDateTime> fetched = new ArrayList<>();
        private final List<UUID> jobs = new ArrayList<>();

        void add(EmptyRun run, Freshness freshness) {
            var job = run.job();
            Instant fetchedAt = run.run().startedAt();
            for (Slice slice : Slice.in(job.range().period(), job.range().granularity())) {
                comptes.add(job.compteId());
                accounts.add(job.accountId().value());
                sets.add(job.range().breakdownSet().wire());
                granularities.add(job.range().granularity().wire());
                starts.add(slice.start());
                stops.add(slice.stop());
                states.add(freshness.at(slice, fetchedAt).name().toLowerCase(Locale.ROOT));
                fetched.add(fetchedAt.atOffset(ZoneOffset.UTC));
                jobs.add(job.jobId());
            }
        }

        Tuple columns() {
            return Tuple.from(List.of(comptes.toArray(Integer[]::new), accounts.toArray(String[]::new),
                    sets.toArray(String[]::new), granularities.toArray(String[]::new), starts.toArray(LocalDate[]::new),
                    stops.toArray(LocalDate[]::new), states.toArray(String[]::new), fetched.toArray(OffsetDateTime[]::new),
                    jobs.toArray(UUID[]::new)));
        }
    }
}
