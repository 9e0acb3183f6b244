-- What every level is read from: additive figures of set none per account, campaign, ad set and ad, by day and by whole blocks of
-- days, so that a period is a few rows per object whatever its length. Kept in the transaction that replaces a slice.

-- The action types an account has, numbered, so that a roll-up names one in two bytes.
CREATE TABLE public.facebook_action_types (
    compte_id INTEGER NOT NULL REFERENCES public.comptes (id) ON DELETE CASCADE,
    account_id VARCHAR(255) NOT NULL,
    position SMALLINT NOT NULL CHECK (position > 0),
    list VARCHAR(14) NOT NULL CHECK (list IN ('actions', 'action_values', 'unique_actions')),
    action_type VARCHAR(500) NOT NULL,
    PRIMARY KEY (compte_id, account_id, position),
    UNIQUE (compte_id, account_id, list, action_type)
);

CREATE TABLE public.facebook_rollups (
    compte_id INTEGER NOT NULL REFERENCES public.comptes (id) ON DELETE CASCADE,
    account_id VARCHAR(255) NOT NULL,
    level VARCHAR(8) NOT NULL CHECK (level IN ('account', 'campaign', 'adset', 'ad')),
    -- day, third (days 1 to 10, 11 to 20, 21 to the end of a month) and month add up daily slices; meta_month holds monthly slices.
    -- A day is in one row of each of the first three: a reader takes each day from one of them.
    grain VARCHAR(10) NOT NULL CHECK (grain IN ('day', 'third', 'month', 'meta_month')),
    date_start DATE NOT NULL,
    object_id VARCHAR(255) NOT NULL,
    -- how many rows of facebook_ads_data are added up: people are counted exactly where it is one
    stored_rows BIGINT NOT NULL CHECK (stored_rows > 0),
    impressions BIGINT NOT NULL,
    clicks BIGINT NOT NULL,
    spend_micros BIGINT NOT NULL,
    reach BIGINT NOT NULL,
    unique_clicks BIGINT NOT NULL,
    inline_link_clicks BIGINT NOT NULL,
    inline_post_engagement BIGINT NOT NULL,
    -- items of ten bytes, ascending: position in facebook_action_types (int2send), sum in millionths (int8send); no item for a
    -- sum of zero. Read by the services as they are, and by people through facebook_rollup_actions.
    actions BYTEA NOT NULL,
    PRIMARY KEY (compte_id, account_id, level, grain, date_start, object_id)
);
-- Incompressible and short: compressing it would only cost time.
ALTER TABLE public.facebook_rollups ALTER COLUMN actions SET STORAGE EXTERNAL;

CREATE FUNCTION public.facebook_block_start(grain TEXT, day DATE) RETURNS DATE
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
    SELECT CASE grain
        WHEN 'month' THEN date_trunc('month', day)::date
        WHEN 'third' THEN date_trunc('month', day)::date + 10 * least((extract(day FROM day)::int - 1) / 10, 2)
        ELSE day
    END
$$;

-- The action sums of a roll-up, item by item.
CREATE VIEW public.facebook_rollup_actions WITH (security_invoker = true) AS
SELECT r.compte_id, r.account_id, r.level, r.grain, r.date_start, r.object_id, t.list, t.action_type,
       ('x' || encode(substring(r.actions FROM item + 3 FOR 8), 'hex'))::bit(64)::bigint / 1000000.0 AS value
FROM public.facebook_rollups r
CROSS JOIN LATERAL generate_series(0, length(r.actions) - 10, 10) AS item
JOIN public.facebook_action_types t ON t.compte_id = r.compte_id AND t.account_id = r.account_id
    AND t.position = ('x' || encode(substring(r.actions FROM item + 1 FOR 2), 'hex'))::bit(16)::int;

-- Rebuilds the roll-ups of one compte's account, or of all where both are null, from the rows.
CREATE FUNCTION public.facebook_rebuild_rollups(only_compte INTEGER, only_account TEXT) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    LOCK TABLE facebook_rollups, facebook_action_types IN SHARE ROW EXCLUSIVE MODE;
    DELETE FROM facebook_rollups
    WHERE (only_compte IS NULL OR compte_id = only_compte) AND (only_account IS NULL OR account_id = only_account);
    CREATE TEMP TABLE refreshed_rows ON COMMIT DROP AS
    SELECT d.id, d.compte_id, d.account_id, l.level, l.object_id, g.grain, facebook_block_start(g.grain, d.date_start) AS block_start,
           d.impressions, d.clicks, (d.spend * 1000000)::bigint AS spend_micros, d.reach, d.unique_clicks, d.inline_link_clicks,
           d.inline_post_engagement
    FROM facebook_ads_data d
    CROSS JOIN LATERAL (VALUES ('account', d.account_id), ('campaign', d.campaign_id), ('adset', d.adset_id), ('ad', d.ad_id))
        AS l (level, object_id)
    JOIN (VALUES ('day', 'day'), ('day', 'third'), ('day', 'month'), ('month', 'meta_month')) AS g (granularity, grain)
        ON g.granularity = d.granularity
    WHERE d.breakdown_set = 'none' AND (only_compte IS NULL OR d.compte_id = only_compte)
      AND (only_account IS NULL OR d.account_id = only_account);

    CREATE TEMP TABLE refreshed_items ON COMMIT DROP AS
    SELECT d.id, d.compte_id, d.account_id, s.list, item.action_type, round(sum(item.value) * 1000000)::bigint AS micros
    FROM facebook_ads_data d
    CROSS JOIN LATERAL (VALUES ('actions', d.actions), ('action_values', d.action_values), ('unique_actions', d.unique_actions))
        AS s (list, items)
    CROSS JOIN LATERAL jsonb_to_recordset(s.items) AS item (action_type TEXT, value NUMERIC)
    WHERE d.breakdown_set = 'none' AND item.action_type IS NOT NULL AND item.value IS NOT NULL
      AND (only_compte IS NULL OR d.compte_id = only_compte) AND (only_account IS NULL OR d.account_id = only_account)
    GROUP BY d.id, d.compte_id, d.account_id, s.list, item.action_type;

    INSERT INTO facebook_action_types (compte_id, account_id, position, list, action_type)
    SELECT i.compte_id, i.account_id,
           (SELECT coalesce(max(position), 0) FROM facebook_action_types t
            WHERE t.compte_id = i.compte_id AND t.account_id = i.account_id)
               + row_number() OVER (PARTITION BY i.compte_id, i.account_id ORDER BY i.list, i.action_type),
           i.list, i.action_type
    FROM (SELECT DISTINCT compte_id, account_id, list, action_type FROM refreshed_items) i
    WHERE NOT EXISTS (SELECT FROM facebook_action_types t WHERE t.compte_id = i.compte_id AND t.account_id = i.account_id
                      AND t.list = i.list AND t.action_type = i.action_type);

    INSERT INTO facebook_rollups
    SELECT f.compte_id, f.account_id, f.level, f.grain, f.block_start, f.object_id, f.stored_rows, f.impressions, f.clicks,
           f.spend_micros, f.reach, f.unique_clicks, f.inline_link_clicks, f.inline_post_engagement, coalesce(a.actions, ''::bytea)
    FROM (SELECT compte_id, account_id, level, grain, block_start, object_id, count(*) AS stored_rows,
                 sum(impressions) AS impressions, sum(clicks) AS clicks, sum(spend_micros) AS spend_micros,
                 coalesce(sum(reach), 0) AS reach, coalesce(sum(unique_clicks), 0) AS unique_clicks,
                 coalesce(sum(inline_link_clicks), 0) AS inline_link_clicks,
                 coalesce(sum(inline_post_engagement), 0) AS inline_post_engagement
          FROM refreshed_rows GROUP BY compte_id, account_id, level, grain, block_start, object_id) f
    LEFT JOIN (SELECT compte_id, account_id, level, grain, block_start, object_id,
                      string_agg(int2send(position) || int8send(micros::bigint), ''::bytea ORDER BY position) AS actions
               FROM (SELECT r.compte_id, r.account_id, r.level, r.grain, r.block_start, r.object_id, t.position,
                            sum(i.micros) AS micros
                     FROM refreshed_rows r
                     JOIN refreshed_items i ON i.id = r.id AND i.compte_id = r.compte_id AND i.account_id = r.account_id
                     JOIN facebook_action_types t ON t.compte_id = i.compte_id AND t.account_id = i.account_id
                         AND t.list = i.list AND t.action_type = i.action_type
                     GROUP BY r.compte_id, r.account_id, r.level, r.grain, r.block_start, r.object_id, t.position
                     HAVING sum(i.micros) <> 0) sums
               GROUP BY compte_id, account_id, level, grain, block_start, object_id) a
        USING (compte_id, account_id, level, grain, block_start, object_id);
    DROP TABLE refreshed_rows, refreshed_items;
END
$$;
REVOKE EXECUTE ON FUNCTION public.facebook_rebuild_rollups(INTEGER, TEXT) FROM PUBLIC;

-- Rebuilds what is computed from the rows. Ingest keeps it right; this is for an operator who changed rows by hand.
CREATE OR REPLACE FUNCTION public.refresh_facebook_summary() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    LOCK TABLE facebook_daily_summary IN SHARE ROW EXCLUSIVE MODE;
    DELETE FROM facebook_daily_summary;
    INSERT INTO facebook_daily_summary SELECT * FROM facebook_daily_summary_source;
    PERFORM facebook_rebuild_rollups(NULL, NULL);
END
$$;

-- The specification's summary counts every stored row: an account that Meta suspended keeps its history.
CREATE OR REPLACE VIEW public.facebook_daily_summary_source WITH (security_invoker = true) AS
SELECT compte_id, account_id, campaign_id, max(campaign_name) AS campaign_name, date_start,
       sum(spend) AS total_spend, sum(impressions)::bigint AS total_impressions, sum(clicks)::bigint AS total_clicks,
       sum(clicks) * 100.0 / nullif(sum(impressions), 0) AS avg_ctr, sum(spend) / nullif(sum(clicks), 0) AS avg_cpc,
       count(DISTINCT ad_id) AS total_ads, max(updated_at) AS last_updated
FROM public.facebook_ads_data
WHERE breakdown_set = 'none' AND granularity = 'day'
GROUP BY compte_id, account_id, campaign_id, date_start;

DO $$
DECLARE
    tenant_table TEXT;
BEGIN
    FOREACH tenant_table IN ARRAY ARRAY ['facebook_action_types', 'facebook_rollups'] LOOP
        EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('CREATE POLICY %I ON public.%I FOR ALL '
                       'USING (compte_id = ANY ((SELECT public.facebook_visible_comptes())::integer[])) '
                       'WITH CHECK (compte_id = ANY ((SELECT public.facebook_visible_comptes())::integer[]))',
                       tenant_table || '_policy', tenant_table);
        EXECUTE format('CREATE POLICY %I ON public.%I FOR ALL TO fbads_sync USING (true) WITH CHECK (true)',
                       tenant_table || '_writer', tenant_table);
        EXECUTE format('CREATE POLICY %I ON public.%I FOR ALL TO %I USING (true) WITH CHECK (true)',
                       tenant_table || '_owner', tenant_table, current_user);
        EXECUTE format('GRANT SELECT ON public.%I TO fbads_query', tenant_table);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON public.%I TO fbads_sync', tenant_table);
    END LOOP;
END
$$;
GRANT SELECT ON public.facebook_rollup_actions TO fbads_query, fbads_sync;

DROP VIEW public.facebook_ad_metrics_source;
DROP TABLE public.facebook_ad_metrics;
SELECT public.refresh_facebook_summary();
