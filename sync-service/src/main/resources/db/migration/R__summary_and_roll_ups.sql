-- What is computed from rows of set none: the views that define it, and the functions that rebuild it for an operator who changed rows
-- by hand. Ingest updates the tables itself and does not call them.

-- The content of facebook_daily_summary. It counts every stored row: an account that Meta suspended keeps its history (ADR 12).
CREATE OR REPLACE VIEW public.facebook_daily_summary_source WITH (security_invoker = true) AS
SELECT compte_id, account_id, campaign_id, max(campaign_name) AS campaign_name, date_start,
       sum(spend) AS total_spend, sum(impressions)::bigint AS total_impressions, sum(clicks)::bigint AS total_clicks,
       sum(clicks) * 100.0 / nullif(sum(impressions), 0) AS avg_ctr, sum(spend) / nullif(sum(clicks), 0) AS avg_cpc,
       count(DISTINCT ad_id) AS total_ads, max(updated_at) AS last_updated
FROM public.facebook_ads_data
WHERE breakdown_set = 'none' AND granularity = 'day'
GROUP BY compte_id, account_id, campaign_id, date_start;

-- The action sums of a roll-up, item by item.
CREATE OR REPLACE VIEW public.facebook_rollup_actions WITH (security_invoker = true) AS
SELECT r.compte_id, r.account_id, r.level, r.grain, r.date_start, r.object_id, t.list, t.action_type,
       ('x' || encode(substring(r.actions FROM item + 3 FOR 8), 'hex'))::bit(64)::bigint / 1000000.0 AS value
FROM public.facebook_rollups r
CROSS JOIN LATERAL generate_series(0, length(r.actions) - 10, 10) AS item
JOIN public.facebook_action_types t ON t.compte_id = r.compte_id AND t.account_id = r.account_id
    AND t.position = ('x' || encode(substring(r.actions FROM item + 1 FOR 2), 'hex'))::bit(16)::int;

GRANT SELECT ON public.facebook_daily_summary_source TO fbads_sync;
GRANT SELECT ON public.facebook_rollup_actions TO fbads_query, fbads_sync;

-- The first day of the block of the grain that contains the day.
CREATE OR REPLACE FUNCTION public.facebook_block_start(grain TEXT, day DATE) RETURNS DATE
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
    SELECT CASE grain
        WHEN 'month' THEN date_trunc('month', day)::date
        WHEN 'third' THEN date_trunc('month', day)::date + 10 * least((extract(day FROM day)::int - 1) / 10, 2)
        ELSE day
    END
$$;

-- Rebuilds the roll-ups of one compte's account, or of all accounts if both are null, from the rows. The ledger does not change, so
-- the change is counted here.
CREATE OR REPLACE FUNCTION public.facebook_rebuild_rollups(only_compte INTEGER, only_account TEXT) RETURNS void
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

    INSERT INTO facebook_rollups (compte_id, account_id, level, grain, date_start, object_id, stored_rows, impressions, clicks,
        spend_micros, reach, unique_clicks, inline_link_clicks, inline_post_engagement, actions)
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

    PERFORM facebook_count_change(array_agg(compte_id), array_agg(account_id)) FROM facebook_ad_accounts
    WHERE (only_compte IS NULL OR compte_id = only_compte) AND (only_account IS NULL OR account_id = only_account);
END
$$;
-- Rebuilds the summary and all roll-ups from the rows.
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

REVOKE EXECUTE ON FUNCTION public.facebook_rebuild_rollups(INTEGER, TEXT), public.refresh_facebook_summary() FROM PUBLIC;

-- facebook_rollups has no foreign key to comptes: these triggers delete the roll-ups of a deleted compte.
CREATE OR REPLACE FUNCTION public.facebook_delete_rollups() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' THEN
        TRUNCATE facebook_rollups;
    ELSE
        DELETE FROM facebook_rollups WHERE compte_id IN (SELECT id FROM deleted_comptes);
    END IF;
    RETURN NULL;
END
$$;

-- A migration that would wait longer for writers of the table fails, and the next start repeats it.
SET LOCAL lock_timeout = '10s';
CREATE OR REPLACE TRIGGER facebook_rollups_deleted AFTER DELETE ON public.comptes REFERENCING OLD TABLE AS deleted_comptes
    FOR EACH STATEMENT EXECUTE FUNCTION public.facebook_delete_rollups();
CREATE OR REPLACE TRIGGER facebook_rollups_truncated AFTER TRUNCATE ON public.comptes
    FOR EACH STATEMENT EXECUTE FUNCTION public.facebook_delete_rollups();
