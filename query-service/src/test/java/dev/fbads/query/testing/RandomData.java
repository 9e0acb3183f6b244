package dev.fbads.query.testing;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/** Three accounts of one compte, two in Canadian dollars and one in euros, with random slices, gaps, rows and actions. */
public final class RandomData {

    public static final int COMPTE = 1;
    public static final List<String> ACCOUNTS = List.of("act_11", "act_12", "act_13");
    public static final LocalDate FIRST = LocalDate.parse("2025-01-20");
    public static final LocalDate LAST = LocalDate.parse("2026-03-14");
    public static final List<String> ACTION_TYPES = List.of("link_click", "lead", "purchase", "omni_purchase",
            "offsite_conversion.fb_pixel_purchase");

    private static final int SEEDS = 1000;
    private static final String SLICES = """
            INSERT INTO public.facebook_day_ledger (compte_id, account_id, breakdown_set, granularity, date_start, date_stop, state,
                fetched_at, rows, spend, impressions, job_id)
            SELECT a.compte_id, a.account_id, 'none', s.granularity, s.since, s.until, 'final', now(), 0, 0, 0, gen_random_uuid()
            FROM public.facebook_ad_accounts AS a
            CROSS JOIN LATERAL (
                SELECT 'day' AS granularity, day::date AS since, day::date AS until
                FROM generate_series(?::date, ?::date, '1 day') AS day
                -- Some months of each account have all their days.
                WHERE (extract(month FROM day) + right(a.account_id, 1)::int)::int % 3 = 0 OR random() > 0.15
                UNION ALL
                SELECT 'month', month::date, (month + INTERVAL '1 month - 1 day')::date
                FROM generate_series('2025-02-01'::date, '2026-02-01', '1 month') AS month
                WHERE random() < 0.6) AS s
            """;
    private static final String ROWS = """
            INSERT INTO public.facebook_ads_data (compte_id, user_id, account_id, campaign_id, adset_id, ad_id, breakdown_set,
                granularity, date_start, date_stop, impressions, clicks, spend, reach, unique_clicks, inline_link_clicks,
                inline_post_engagement, actions, action_values, unique_actions)
            SELECT l.compte_id, 'importer', l.account_id, o.campaign_id, o.adset_id, o.object_id, 'none', l.granularity,
                   l.date_start, l.date_stop, floor(random() * 50000), floor(random() * 3), round((random() * 300)::numeric, 6),
                   nullif(floor(random() * 4), 0), floor(random() * 40), nullif(floor(random() * 5), 4), floor(random() * 70),
                   a.counts, a.worth, a.counts
            FROM public.facebook_day_ledger AS l
            JOIN public.facebook_ad_objects AS o ON o.compte_id = l.compte_id AND o.account_id = l.account_id AND o.level = 'ad'
            CROSS JOIN LATERAL (
                SELECT coalesce(jsonb_agg(jsonb_build_object('action_type', t, 'value', floor(random() * 4)::text)), '[]') AS counts,
                       coalesce(jsonb_agg(jsonb_build_object('action_type', t, 'value', round((random() * 90)::numeric, 2)::text)),
                                '[]') AS worth
                FROM unnest(?::text[]) AS t
                WHERE random() < 0.3 AND o.object_id IS NOT NULL) AS a
            WHERE random() < 0.6
            """;
    private static final String OBJECTS = """
            INSERT INTO public.facebook_ad_objects (compte_id, account_id, level, object_id, name, campaign_id, adset_id, status,
                named_on)
            SELECT a.compte_id, a.account_id, o.level, p || o.suffix, initcap(substr(md5(p || o.suffix || ?), 1, 3)) || ' ' || o.level,
                   p || o.campaign, p || o.adset, o.status, '2026-03-01'
            FROM public.facebook_ad_accounts AS a
            CROSS JOIN LATERAL (SELECT substr(a.account_id, 5) AS p) AS prefix
            CROSS JOIN LATERAL (
                SELECT 'campaign' AS level, '1' || c AS suffix, '1' || c AS campaign, NULL AS adset, NULL AS status
                FROM generate_series(0, 2) AS c
                UNION ALL
                SELECT 'adset', '2' || s, '1' || s / 2, '2' || s, NULL FROM generate_series(0, 5) AS s
                UNION ALL
                SELECT 'ad', '3' || d, '1' || d / 4, '2' || d / 2, (ARRAY ['ACTIVE', 'PAUSED', 'DELETED'])[1 + d % 3]
                FROM generate_series(0, 11) AS d) AS o
            """;

    private RandomData() {
    }

    /** Fills an empty database; equal seeds, equal data. */
    public static void store(Store store, int seed) throws SQLException {
        store.clear();
        store.compte(COMPTE, "client");
        store.account(COMPTE, ACCOUNTS.get(0), "America/Toronto", "CAD");
        store.account(COMPTE, ACCOUNTS.get(1), "Europe/Paris", "EUR");
        store.account(COMPTE, ACCOUNTS.get(2), "America/Toronto", "CAD");
        store.execute("SELECT public.facebook_ensure_partitions(?, ?)", FIRST.withDayOfMonth(1), LAST);
        store.execute("SELECT setseed(?)", seed % SEEDS / (double) SEEDS);
        store.execute(OBJECTS, Integer.toString(seed));
        store.execute(SLICES, FIRST, LAST);
        store.execute(ROWS, store.array(ACTION_TYPES));
        if (seed % 2 == 0) {
            store.execute("SELECT public.refresh_facebook_summary()");
        } else {
            for (String account : ACCOUNTS) {
                store.rollUp(COMPTE, account);
            }
        }
    }
}
