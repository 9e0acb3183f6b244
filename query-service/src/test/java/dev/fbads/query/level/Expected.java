package dev.fbads.query.level;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

import dev.fbads.query.figures.Level;
import dev.fbads.query.testing.RandomData;
import dev.fbads.query.testing.Store;

/** The expected figures, summed by plain SQL from the rows that Meta sent. */
final class Expected {

    /** %1$s the shown id, %2$s further conditions on facebook_ads_data AS d. */
    private static final String COUNTED = """
            WITH months AS (
                SELECT l.account_id, l.date_start, l.date_stop
                FROM public.facebook_day_ledger AS l
                WHERE l.compte_id = ? AND l.granularity = 'month' AND l.date_start >= ? AND l.date_stop <= ?
                  AND (SELECT count(*) FROM public.facebook_day_ledger AS one
                       WHERE one.compte_id = l.compte_id AND one.account_id = l.account_id AND one.granularity = 'day'
                         AND one.date_start BETWEEN l.date_start AND l.date_stop) < l.date_stop - l.date_start + 1
            ), counted AS (
                SELECT d.*, %1$s AS shown FROM public.facebook_ads_data AS d
                WHERE d.compte_id = ? AND d.account_id = ANY (?) AND d.breakdown_set = 'none'
                  AND (d.granularity = 'month' AND (d.account_id, d.date_start) IN (SELECT account_id, date_start FROM months)
                       OR d.granularity = 'day' AND d.date_start BETWEEN ? AND ?
                          AND NOT EXISTS (SELECT FROM months AS m WHERE m.account_id = d.account_id
                                          AND d.date_start BETWEEN m.date_start AND m.date_stop))
                  %2$s
            )
            """;
    private static final String SUMS = COUNTED
            + """
                    SELECT account_id, shown, count(*) AS rows, sum(impressions) AS impressions, sum(clicks) AS clicks, sum(spend) AS spend,
                           sum(coalesce(reach, 0)) AS reach, sum(unique_clicks) AS unique_clicks,
                           sum(coalesce(inline_link_clicks, 0)) AS inline_link_clicks,
                           sum(inline_post_engagement) AS inline_post_engagement
                    FROM counted GROUP BY account_id, shown
                    """;
    private static final String ACTIONS = COUNTED
            + """
                    SELECT account_id, shown, list || ':' || item.action_type AS name, sum(item.value) AS value
                    FROM counted
                    CROSS JOIN LATERAL (VALUES ('actions', actions), ('action_values', action_values), ('unique_actions', unique_actions))
                        AS lists (list, items)
                    CROSS JOIN LATERAL jsonb_to_recordset(lists.items) AS item (action_type text, value numeric)
                    GROUP BY account_id, shown, 3
                    """;
    private static final Map<Level, String> ID = Map.of(Level.ACCOUNT, "d.account_id", Level.CAMPAIGNS, "d.campaign_id",
            Level.ADSETS, "d.adset_id", Level.ADS, "d.ad_id");

    private Expected() {
    }

    /**
     * The figures by object id: sums under Meta's names, actions as {@code list:type}, and {@code account} and {@code rows}.
     */
    static Map<String, Map<String, Object>> figures(Store store, RandomQuery query, LocalDate since, LocalDate until)
            throws SQLException {
        String id = ID.get(query.level());
        String conditions = query.conditions(id);
        Object[] parameters = { RandomData.COMPTE, since, until, RandomData.COMPTE, store.array(query.accounts()), since,
                until };
        Map<String, Map<String, Object>> byId = new HashMap<>();
        for (Map<String, Object> row : store.select(SUMS.formatted(id, conditions), parameters)) {
            byId.put((String) row.get("shown"), row);
        }
        for (Map<String, Object> row : store.select(ACTIONS.formatted(id, conditions), parameters)) {
            byId.get((String) row.get("shown")).put((String) row.get("name"), row.get("value"));
        }
        return byId;
    }
}
