-- Who sees what. A table's owner would bypass its policies, so they are forced; the writer and the owner get policies of their own.
-- Every table with a compte_id is listed here, and a test fails when one is missing.
DO $$
DECLARE
    tenant_table TEXT;
BEGIN
    FOREACH tenant_table IN ARRAY ARRAY ['facebook_ads_data', 'facebook_sync_status', 'facebook_import_logs',
        'facebook_ad_accounts', 'facebook_ad_objects', 'facebook_ad_metrics', 'facebook_daily_summary', 'facebook_day_ledger',
        'facebook_sync_jobs', 'facebook_sync_members'] LOOP
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

GRANT SELECT, INSERT, DELETE ON public.facebook_outbox TO fbads_sync;
GRANT SELECT ON public.facebook_ad_metrics_source, public.facebook_daily_summary_source TO fbads_sync;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO fbads_sync;
GRANT USAGE ON SCHEMA public TO fbads_query, fbads_sync, fbads_notifier;
GRANT USAGE ON SCHEMA auth TO fbads_query, fbads_sync, fbads_notifier;
GRANT EXECUTE ON FUNCTION public.facebook_create_month(DATE), public.facebook_drop_month(DATE) TO fbads_sync;
GRANT EXECUTE ON FUNCTION public.facebook_visible_comptes() TO fbads_query, fbads_sync, fbads_notifier;
GRANT EXECUTE ON FUNCTION auth.jwt() TO fbads_query, fbads_sync, fbads_notifier;

-- The writer answers people too (status, imports): it does so as fbads_query, by SET LOCAL ROLE, and so under the policies.
DO $$
BEGIN
    EXECUTE 'GRANT fbads_query TO fbads_sync';
EXCEPTION WHEN insufficient_privilege THEN
    IF NOT pg_has_role('fbads_sync', 'fbads_query', 'MEMBER') THEN
        RAISE EXCEPTION 'fbads_sync must be a member of fbads_query: run GRANT fbads_query TO fbads_sync as an administrator';
    END IF;
END
$$;
