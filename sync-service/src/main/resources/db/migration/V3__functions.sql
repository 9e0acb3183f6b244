-- Partitions: one per month of date_start. Row level security is forced on each without a policy of its own, so that a partition
-- that is asked directly shows nothing to anybody but through its parent.
CREATE FUNCTION public.facebook_ensure_partitions(since DATE, until DATE) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    month DATE;
    partition TEXT;
BEGIN
    IF until - since > 37 * 31 + 62 THEN
        RAISE EXCEPTION 'a range of % days is more than is ever stored', until - since USING ERRCODE = 'invalid_parameter_value';
    END IF;
    FOR month IN SELECT generate_series(date_trunc('month', since), date_trunc('month', until), INTERVAL '1 month') LOOP
        partition := 'facebook_ads_data_' || to_char(month, 'YYYY_MM');
        CONTINUE WHEN to_regclass('public.' || partition) IS NOT NULL;
        PERFORM pg_advisory_xact_lock(hashtextextended(partition, 0));
        CONTINUE WHEN to_regclass('public.' || partition) IS NOT NULL;
        EXECUTE format('CREATE TABLE public.%I PARTITION OF public.facebook_ads_data FOR VALUES FROM (%L) TO (%L)',
                       partition, month, month + INTERVAL '1 month');
        EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', partition);
        EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', partition);
    END LOOP;
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

REVOKE EXECUTE ON FUNCTION public.facebook_ensure_partitions(DATE, DATE), public.refresh_facebook_summary(),
    public.facebook_visible_comptes() FROM PUBLIC;
