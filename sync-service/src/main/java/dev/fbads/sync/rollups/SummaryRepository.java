package dev.fbads.sync.rollups;

import java.time.LocalDate;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.fbads.sync.jobs.ClaimedJob;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * {@code facebook_daily_summary}: the specification's summary per campaign and day, of set {@code none}. Contains what the view
 * {@code facebook_daily_summary_source} computes from the same rows.
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

    /**
     * One campaign on one day.
     *
     * @param name of several names the last one in the order of characters, as PostgreSQL's {@code max} chooses
     * @param figures the roll-up of the campaign and day; an ad has one row, so the number of rows is the number of ads
     */
    record CampaignDay(String campaignId, LocalDate date, @Nullable String name, RollUp figures) {
    }

    /** Replaces the summary of the job's days. */
    Uni<Void> replace(SqlConnection connection, ClaimedJob job, List<CampaignDay> days) {
        return connection.preparedQuery(DELETE)
                .execute(Tuple.of(job.compteId(), job.accountId().value(), job.range().period().since(),
                        job.range().period().until()))
                .chain(() -> days.isEmpty() ? Uni.createFrom().voidItem() : insert(connection, job, days));
    }

    private static Uni<Void> insert(SqlConnection connection, ClaimedJob job, List<CampaignDay> days) {
        return connection.preparedQuery(INSERT)
                .execute(Tuple.tuple()
                        .addInteger(job.compteId())
                        .addString(job.accountId().value())
                        .addArrayOfString(days.stream().map(CampaignDay::campaignId).toArray(String[]::new))
                        .addArrayOfString(days.stream().map(CampaignDay::name).toArray(String[]::new))
                        .addArrayOfLocalDate(days.stream().map(CampaignDay::date).toArray(LocalDate[]::new))
                        .addArrayOfLong(figures(days, RollUp.Figure.SPEND_MICROS))
                        .addArrayOfLong(figures(days, RollUp.Figure.IMPRESSIONS))
                        .addArrayOfLong(figures(days, RollUp.Figure.CLICKS))
                        .addArrayOfLong(figures(days, RollUp.Figure.STORED_ROWS)))
                .replaceWithVoid();
    }

    private static Long[] figures(List<CampaignDay> days, RollUp.Figure figure) {
        return days.stream().map(day -> day.figures().get(figure)).toArray(Long[]::new);
    }
}
