package dev.fbads.query.level;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.query.tenant.TenantSession;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Sums {@code facebook_ad_metrics}, named by {@code facebook_ad_objects}. */
@ApplicationScoped
class MetricsRepository {

    /**
     * First %s the column that is grouped by, second its level in facebook_ad_objects. The two branches each read one range of
     * the
     * primary key.
     */
    private static final String SUMS = """
            WITH slices AS (
                SELECT * FROM public.facebook_ad_metrics
                WHERE compte_id = $1 AND account_id = $2 AND granularity = 'day' AND date_start = ANY ($3::date[])
                UNION ALL
                SELECT * FROM public.facebook_ad_metrics
                WHERE compte_id = $1 AND account_id = $2 AND granularity = 'month' AND date_start = ANY ($4::date[])
            ), sums AS (
                SELECT %1$s AS object_id, count(*) AS stored_rows, sum(impressions)::bigint AS impressions,
                       sum(clicks)::bigint AS clicks, sum(spend_micros)::bigint AS spend_micros, sum(reach)::bigint AS reach,
                       sum(unique_clicks)::bigint AS unique_clicks, sum(inline_link_clicks)::bigint AS inline_link_clicks,
                       sum(inline_post_engagement)::bigint AS inline_post_engagement
                FROM slices
                WHERE ($5::text IS NULL OR campaign_id = $5) AND ($6::text IS NULL OR adset_id = $6)
                GROUP BY %1$s
            )
            SELECT sums.*, object.name, object.status,
                   campaign.object_id AS campaign_id, campaign.name AS campaign_name,
                   adset.object_id AS adset_id, adset.name AS adset_name
            FROM sums
            LEFT JOIN public.facebook_ad_objects AS object
                ON object.compte_id = $1 AND object.account_id = $2 AND object.level = '%2$s'
                AND object.object_id = sums.object_id
            LEFT JOIN public.facebook_ad_objects AS campaign
                ON campaign.compte_id = $1 AND campaign.account_id = $2 AND campaign.level = 'campaign'
                AND object.level IN ('adset', 'ad') AND campaign.object_id = object.campaign_id
            LEFT JOIN public.facebook_ad_objects AS adset
                ON adset.compte_id = $1 AND adset.account_id = $2 AND adset.level = 'adset'
                AND object.level = 'ad' AND adset.object_id = object.adset_id
            ORDER BY sums.spend_micros DESC, sums.object_id COLLATE "C"
            """;

    private static final Map<Level, String> SUMS_BY_LEVEL = new EnumMap<>(Map.of(
            Level.ACCOUNT, SUMS.formatted("account_id", "account"),
            Level.CAMPAIGNS, SUMS.formatted("campaign_id", "campaign"),
            Level.ADSETS, SUMS.formatted("adset_id", "adset"),
            Level.ADS, SUMS.formatted("ad_id", "ad")));

    /** By spend, highest first, then by id. */
    Uni<List<ObjectSums>> sums(TenantSession session, Slices slices) {
        return session.list(SUMS_BY_LEVEL.get(slices.query().level()), parameters(slices), MetricsRepository::object);
    }

    /** {@code $1} compte, {@code $2} account, {@code $3} days, {@code $4} months, {@code $5} campaign, {@code $6} ad set. */
    static Tuple parameters(Slices slices) {
        return Tuple.tuple()
                .addInteger(slices.account().compteId())
                .addString(slices.account().accountId())
                .addArrayOfLocalDate(slices.selection().days().toArray(LocalDate[]::new))
                .addArrayOfLocalDate(slices.selection().months().toArray(LocalDate[]::new))
                .addString(slices.query().campaignId())
                .addString(slices.query().adsetId());
    }

    private static ObjectSums object(Row row) {
        return new ObjectSums(row.getString("object_id"), row.getString("name"), row.getString("status"),
                row.getString("campaign_id"), row.getString("campaign_name"), row.getString("adset_id"),
                row.getString("adset_name"), sums(row));
    }

    private static Sums sums(Row row) {
        return new Sums(row.getLong("stored_rows"), row.getLong("impressions"), row.getLong("clicks"),
                row.getLong("spend_micros"), row.getLong("reach"), row.getLong("unique_clicks"),
                row.getLong("inline_link_clicks"), row.getLong("inline_post_engagement"));
    }
}
