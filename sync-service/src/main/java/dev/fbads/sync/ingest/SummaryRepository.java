package dev.fbads.sync.ingest;

import java.time.LocalDate;
import java.util.Collection;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.Granularity;
import dev.fbads.sync.ingest.CampaignDays.CampaignDay;
import dev.fbads.sync.jobs.ClaimedJob;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * {@code facebook_daily_summary}: the specification's summary per campaign and day, of set {@code none}. Holds what the view
 * {@code facebook_daily_summary_source} says of the same rows.
 */
@ApplicationScoped
class SummaryRepository {

    private static final String DELETE = """
            DELETE FROM facebook_daily_summary WHERE compte_id = $1 AND account_id = $2 AND date_start BETWEEN $3 AND $4
            """;
    private static final String INSERT = """
            INSERT INTO facebook_daily_summary (compte_id, account_id, campaign_id, campaign_name, date_start, total_spend,
                total_impressions, total_clicks, avg_ctr, avg_cpc, total_ads, last_updated)
            SELECT $1, $2, campaign_id, name, date_start, spend, impressions, clicks, clicks * 100.0 / nullif(impressions, 0),
                   spend / nullif(clicks, 0), ads, now()
            FROM (SELECT campaign_id, name, date_start, micros / 1000000.0 AS spend, impressions, clicks, ads
                  FROM unnest($3::text[], $4::text[], $5::date[], $6::bigint[], $7::bigint[], $8::bigint[], $9::bigint[])
                      AS day (campaign_id, name, date_start, micros, impressions, clicks, ads)) days
            """;

    /** Replaces what depends on the job's slices by what their new rows add up to. */
    Uni<Void> replace(SqlConnection connection, ClaimedJob job, CampaignDays rows) {
        if (job.range().breakdownSet() != BreakdownSet.NONE || job.range().granularity() != Granularity.DAY) {
            return Uni.createFrom().voidItem();
        }
        return connection.preparedQuery(DELETE)
                .execute(Tuple.of(job.compteId(), job.accountId().value(), job.range().period().since(),
                        job.range().period().until()))
                .chain(() -> insert(connection, job, rows.all()));
    }

    private static Uni<Void> insert(SqlConnection connection, ClaimedJob job, Collection<CampaignDay> days) {
        return connection.preparedQuery(INSERT)
                .execute(Tuple.tuple()
                        .addInteger(job.compteId())
                        .addString(job.accountId().value())
                        .addArrayOfString(days.stream().map(CampaignDay::campaignId).toArray(String[]::new))
                        .addArrayOfString(days.stream().map(CampaignDay::name).toArray(String[]::new))
                        .addArrayOfLocalDate(days.stream().map(CampaignDay::date).toArray(LocalDate[]::new))
                        .addArrayOfLong(days.stream().map(CampaignDay::spendMicros).toArray(Long[]::new))
                        .addArrayOfLong(days.stream().map(CampaignDay::impressions).toArray(Long[]::new))
                        .addArrayOfLong(days.stream().map(CampaignDay::clicks).toArray(Long[]::new))
                        .addArrayOfLong(days.stream().map(CampaignDay::ads).toArray(Long[]::new)))
                .replaceWithVoid();
    }
}
