-- Partitions of facebook_ads_data: one per month of date_start, made and dropped by the two functions below and by nothing else
-- (ADR 20). They belong to the owner of the schema, so that the service owns no table.

-- Makes the partition of the day's month, and says whether it was missing. The table is built by itself and attached when it is
-- complete. ATTACH takes SHARE UPDATE EXCLUSIVE on facebook_ads_data and, for the foreign key, SHARE ROW EXCLUSIVE on comptes: it
-- waits for no reader and no import, and none waits for it. The new table is empty, so the check of its bounds reads nothing.
-- Row level security is forced on each partition without a policy of its own, so that a partition that is asked directly shows
-- nothing: rows are seen through the parent only. Replicas that run this at the same time go one after the other.
CREATE FUNCTION public.facebook_create_month(day DATE) RETURNS BOOLEAN
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '1s'
AS $$
DECLARE
    month DATE := date_trunc('month', day);
    partition TEXT := 'facebook_ads_data_' || to_char(month, 'YYYY_MM');
BEGIN
    IF to_regclass('public.' || partition) IS NOT NULL THEN
        RETURN false;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('facebook_partitions', 0));
    -- Not by to_regclass: it would answer from the cache of before the lock, which an advisory lock does not refresh.
    IF EXISTS (SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relname = partition) THEN
        RETURN false;
    END IF;
    EXECUTE format('CREATE TABLE public.%I (LIKE public.facebook_ads_data INCLUDING ALL)', partition);
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', partition);
    EXECUTE format('ALTER TABLE public.facebook_ads_data ATTACH PARTITION public.%I FOR VALUES FROM (%L) TO (%L)',
                   partition, month, month + INTERVAL '1 month');
    RETURN true;
END
$$;

-- Drops the partition of the day's month where it holds no row, and says whether it did. DROP needs ACCESS EXCLUSIVE on
-- facebook_ads_data, and whoever comes after it waits behind it: so it waits for a tenth of a second and then gives up
-- (lock_not_available); an empty partition does no harm. It refuses the last twelve months whatever it is told. Rows are looked
-- for through the parent, because a partition shows its owner nothing.
CREATE FUNCTION public.facebook_drop_month(day DATE) RETURNS BOOLEAN
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '100ms'
AS $$
DECLARE
    month DATE := date_trunc('month', day);
    next_month DATE := month + INTERVAL '1 month';
    partition TEXT := 'facebook_ads_data_' || to_char(month, 'YYYY_MM');
BEGIN
    IF next_month > now() - INTERVAL '12 months' THEN
        RAISE EXCEPTION 'the month of % is too young to be dropped', month USING ERRCODE = 'invalid_parameter_value';
    END IF;
    IF to_regclass('public.' || partition) IS NULL
            OR EXISTS (SELECT FROM facebook_ads_data WHERE date_start >= month AND date_start < next_month) THEN
        RETURN false;
    END IF;
    LOCK TABLE ONLY public.facebook_ads_data IN ACCESS EXCLUSIVE MODE;
    IF EXISTS (SELECT FROM facebook_ads_data WHERE date_start >= month AND date_start < next_month) THEN
        RETURN false;
    END IF;
    EXECUTE format('DROP TABLE public.%I', partition);
    RETURN true;
END
$$;

-- The partitions of a range, for whoever fills the table by hand. The service does not call it.
CREATE FUNCTION public.facebook_ensure_partitions(since DATE, until DATE) RETURNS void
    LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
    IF until - since > 37 * 31 + 62 THEN
        RAISE EXCEPTION 'a range of % days is more than is ever stored', until - since USING ERRCODE = 'invalid_parameter_value';
    END IF;
    PERFORM facebook_create_month(month::date)
    FROM generate_series(date_trunc('month', since), date_trunc('month', until), INTERVAL '1 month') AS month;
END
$$;

-- The comptes of the caller, by the claims of the transaction; empty without claims. A definer's function, so that the host's
-- membership tables need no grants, and called once per statement by the policies.
CREATE FUNCTION public.facebook_visible_comptes() RETURNS INTEGER[]
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
    SELECT coalesce(array_agg(compte_id), '{}')
    FROM (SELECT compte_id FROM compte_users_clients WHERE user_id::text = (SELECT auth.jwt() ->> 'sub')
          UNION
          SELECT compte_id FROM compte_users_pub_gms WHERE user_id::text = (SELECT auth.jwt() ->> 'sub')
          UNION
          SELECT compte_id FROM compte_gestionnaires WHERE user_id::text = (SELECT auth.jwt() ->> 'sub')) AS memberships
$$;

-- What the roll-ups hold, said once: ingest reads them for the slices it replaced, refresh_facebook_summary() for everything.
CREATE VIEW public.facebook_ad_metrics_source WITH (security_invoker = true) AS
SELECT compte_id, account_id, granularity, date_start, ad_id, adset_id, campaign_id, impressions, clicks,
       (spend * 1000000)::bigint AS spend_micros, coalesce(reach, 0) AS reach, coalesce(unique_clicks, 0) AS unique_clicks,
       coalesce(inline_link_clicks, 0) AS inline_link_clicks, coalesce(inline_post_engagement, 0) AS inline_post_engagement
FROM public.facebook_ads_data
WHERE breakdown_set = 'none' AND sync_status = 'active';

CREATE VIEW public.facebook_daily_summary_source WITH (security_invoker = true) AS
SELECT compte_id, account_id, campaign_id, max(campaign_name) AS campaign_name, date_start,
       sum(spend) AS total_spend, sum(impressions)::bigint AS total_impressions, sum(clicks)::bigint AS total_clicks,
       sum(clicks) * 100.0 / nullif(sum(impressions), 0) AS avg_ctr, sum(spend) / nullif(sum(clicks), 0) AS avg_cpc,
       count(DISTINCT ad_id) AS total_ads, max(updated_at) AS last_updated
FROM public.facebook_ads_data
WHERE breakdown_set = 'none' AND granularity = 'day' AND sync_status = 'active'
GROUP BY compte_id, account_id, campaign_id, date_start;

-- Rebuilds the roll-ups from the rows. Ingest keeps them right; this is for an operator who changed rows by hand.
CREATE FUNCTION public.refresh_facebook_summary() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    LOCK TABLE facebook_daily_summary, facebook_ad_metrics IN SHARE ROW EXCLUSIVE MODE;
    DELETE FROM facebook_daily_summary;
    INSERT INTO facebook_daily_summary SELECT * FROM facebook_daily_summary_source;
    DELETE FROM facebook_ad_metrics;
    INSERT INTO facebook_ad_metrics SELECT * FROM facebook_ad_metrics_source;
END
$$;

-- Wakes the relay at commit.
CREATE FUNCTION public.facebook_outbox_notify() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    PERFORM pg_notify('facebook_outbox', '');
    RETURN NULL;
END
$$;
CREATE TRIGGER facebook_outbox_notify AFTER INSERT ON public.facebook_outbox
    FOR EACH STATEMENT EXECUTE FUNCTION public.facebook_outbox_notify();

REVOKE EXECUTE ON FUNCTION public.facebook_create_month(DATE), public.facebook_drop_month(DATE),
    public.facebook_ensure_partitions(DATE, DATE), public.refresh_facebook_summary(), public.facebook_visible_comptes() FROM PUBLIC;
