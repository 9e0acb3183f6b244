package dev.fbads.query.level;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.query.tenant.TenantSession;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;

/** Sums the action lists of {@code facebook_ads_data}. */
@ApplicationScoped
class ActionsRepository {

    /**
     * %s: the column that is grouped by; parameters as in {@link MetricsRepository#parameters(Slices)}. An item without a value
     * has nothing to add.
     */
    private static final String SUMS = """
            WITH slices AS (
                SELECT * FROM public.facebook_ads_data
                WHERE compte_id = $1 AND account_id = $2 AND breakdown_set = 'none' AND granularity = 'day'
                  AND date_start = ANY ($3::date[])
                UNION ALL
                SELECT * FROM public.facebook_ads_data
                WHERE compte_id = $1 AND account_id = $2 AND breakdown_set = 'none' AND granularity = 'month'
                  AND date_start = ANY ($4::date[])
            )
            SELECT %1$s AS object_id, list.name AS list, item.action_type, sum(item.value) AS value
            FROM slices
            CROSS JOIN LATERAL (VALUES ('actions', actions), ('action_values', action_values), ('unique_actions', unique_actions))
                AS list (name, items)
            CROSS JOIN LATERAL jsonb_to_recordset(list.items) AS item (action_type text, value numeric)
            WHERE ($5::text IS NULL OR campaign_id = $5) AND ($6::text IS NULL OR adset_id = $6)
              AND item.action_type IS NOT NULL AND item.value IS NOT NULL
            GROUP BY %1$s, list.name, item.action_type
            """;

    private static final Map<Level, String> SUMS_BY_LEVEL = new EnumMap<>(Map.of(
            Level.ACCOUNT, SUMS.formatted("account_id"),
            Level.CAMPAIGNS, SUMS.formatted("campaign_id"),
            Level.ADSETS, SUMS.formatted("adset_id"),
            Level.ADS, SUMS.formatted("ad_id")));

    /** In no order. */
    Uni<List<ActionSum>> sums(TenantSession session, Slices slices) {
        return session.list(SUMS_BY_LEVEL.get(slices.query().level()), MetricsRepository.parameters(slices),
                ActionsRepository::sum);
    }

    private static ActionSum sum(Row row) {
        return new ActionSum(row.getString("object_id"), row.getString("list"), row.getString("action_type"),
                row.getBigDecimal("value"));
    }
}
