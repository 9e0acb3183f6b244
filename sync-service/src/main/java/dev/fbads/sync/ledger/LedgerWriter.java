package dev.fbads.sync.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.contracts.periods.ReportingCalendar;
import dev.fbads.sync.jobs.ClaimedJob;
import dev.fbads.sync.plan.Freshness;
import dev.fbads.sync.plan.Slice;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** {@code facebook_day_ledger}, as ingest writes it: one line per slice of the job, with or without rows. */
@ApplicationScoped
public class LedgerWriter {

    private static final String INSERT = """
            INSERT INTO facebook_day_ledger
                (compte_id, account_id, breakdown_set, granularity, date_start, date_stop, state, fetched_at, rows, spend,
                 impressions, job_id)
            """;
    private static final String REPLACE = """
            ON CONFLICT (compte_id, account_id, breakdown_set, granularity, date_start) DO UPDATE
            SET date_stop = excluded.date_stop, state = excluded.state, fetched_at = excluded.fetched_at, rows = excluded.rows,
                spend = excluded.spend, impressions = excluded.impressions, job_id = excluded.job_id
            """;
    private static final String WITH_ROWS = INSERT + """
            SELECT $1, $2, $3, $4, slice.date_start, slice.date_stop, slice.state, $5, coalesce(data.rows, 0),
                   coalesce(data.spend, 0), coalesce(data.impressions, 0), $6
            FROM unnest($7::date[], $8::date[], $9::text[]) AS slice (date_start, date_stop, state)
            LEFT JOIN (SELECT date_start, count(*) AS rows, sum(spend) AS spend, sum(impressions) AS impressions
                       FROM facebook_ads_data
                       WHERE compte_id = $1 AND account_id = $2 AND breakdown_set = $3 AND granularity = $4
                         AND date_start BETWEEN $10 AND $11
                       GROUP BY date_start) data USING (date_start)
            """ + REPLACE;
    /** Looks at no row, and so at none of the table's partitions. */
    private static final String WITHOUT_ROWS = INSERT + """
            SELECT $1, $2, $3, $4, slice.date_start, slice.date_stop, slice.state, $5, 0, 0, 0, $6
            FROM unnest($7::date[], $8::date[], $9::text[]) AS slice (date_start, date_stop, state)
            """ + REPLACE;

    /**
     * Writes down that the job's slices were fetched at that moment.
     *
     * @param withRows whether any of them has a row
     */
    public Uni<Void> record(SqlConnection connection, ClaimedJob job, ReportingCalendar calendar, Instant fetchedAt,
            boolean withRows) {
        Freshness freshness = new Freshness(calendar);
        List<Slice> slices = Slice.in(job.range().period(), job.range().granularity());
        List<Object> values = new ArrayList<>(
                List.of(job.compteId(), job.accountId().value(), job.range().breakdownSet().wire(),
                        job.range().granularity().wire(), fetchedAt.atOffset(ZoneOffset.UTC), job.jobId(),
                        slices.stream().map(Slice::start).toArray(LocalDate[]::new),
                        slices.stream().map(Slice::stop).toArray(LocalDate[]::new),
                        slices.stream().map(slice -> freshness.at(slice, fetchedAt).name().toLowerCase(Locale.ROOT))
                                .toArray(String[]::new)));
        if (withRows) {
            values.add(job.range().period().since());
            values.add(job.range().period().until());
        }
        return connection.preparedQuery(withRows ? WITH_ROWS : WITHOUT_ROWS).execute(Tuple.from(values)).replaceWithVoid();
    }
}
