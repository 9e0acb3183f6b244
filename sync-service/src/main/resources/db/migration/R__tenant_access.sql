-- Which rows each role sees. Every table with tenant data is listed here once; a test fails if one is missing.

-- The comptes of the caller, by the claims of the transaction; empty without claims. SECURITY DEFINER, so that the readers need no
-- grant on the host's membership tables (ADR 2). PL/pgSQL, because the connection then caches the plan: a SQL function that cannot be
-- inlined is planned again by each call before PostgreSQL 18, and every statement of a reader calls this function once.
CREATE OR REPLACE FUNCTION public.facebook_visible_comptes() RETURNS INTEGER[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    caller TEXT := auth.jwt() ->> 'sub';
BEGIN
    RETURN (SELECT coalesce(array_agg(compte_id), '{}')
            FROM (SELECT compte_id FROM compte_users_clients WHERE user_id::text = caller
                  UNION
                  SELECT compte_id FROM compte_users_pub_gms WHERE user_id::text = caller
                  UNION
                  SELECT compte_id FROM compte_gestionnaires WHERE user_id::text = caller) AS memberships);
END
$$;

-- A table's owner bypasses its policies unless they are forced; the writer and the owner have policies of their own. Partitions of
-- facebook_ads_data are not listed: facebook_create_month forces security on them without a policy. Changing a policy locks the
-- table: a migration that would wait longer for running imports and exports fails, and the next start repeats it. The block as a
-- whole is limited, because it keeps the locks that it has while it waits for the next one.
SET LOCAL statement_timeout = '10s';
DO $$
DECLARE
    tenant RECORD;
    visible TEXT := 'compte_id = ANY ((SELECT public.facebook_visible_comptes())::integer[])';
BEGIN
    SET LOCAL client_min_messages = warning;  -- no notice per policy that does not exist yet
    FOR tenant IN
        SELECT * FROM (VALUES
            ('facebook_ad_accounts', true, true),
            ('facebook_compte_settings', true, true),
            ('facebook_ads_data', true, true),
            ('facebook_ad_objects', true, true),
            ('facebook_daily_summary', true, true),
            ('facebook_day_ledger', true, true),
            ('facebook_data_versions', true, false),  -- written by triggers, as their owner
            ('facebook_action_types', true, true),
            ('facebook_rollups', true, true),
            ('facebook_sync_status', true, true),
            ('facebook_sync_jobs', true, true),
            ('facebook_sync_members', true, true),
            ('facebook_idempotency_keys', false, true),
            ('facebook_import_logs', true, true)
        ) AS tenant_tables (name, read_by_users, written_by_sync)
    LOOP
        EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', tenant.name);
        EXECUTE format('DROP POLICY IF EXISTS %I ON public.%I', tenant.name || '_policy', tenant.name);
        EXECUTE format('DROP POLICY IF EXISTS %I ON public.%I', tenant.name || '_writer', tenant.name);
        EXECUTE format('DROP POLICY IF EXISTS %I ON public.%I', tenant.name || '_owner', tenant.name);
        EXECUTE format('REVOKE ALL ON public.%I FROM fbads_query, fbads_sync', tenant.name);

        EXECUTE format('CREATE POLICY %I ON public.%I FOR ALL USING (%s) WITH CHECK (%s)',
                       tenant.name || '_policy', tenant.name, visible, visible);
        EXECUTE format('CREATE POLICY %I ON public.%I FOR ALL TO %I USING (true) WITH CHECK (true)',
                       tenant.name || '_owner', tenant.name, current_user);
        IF tenant.read_by_users THEN
            EXECUTE format('GRANT SELECT ON public.%I TO fbads_query', tenant.name);
        END IF;
        IF tenant.written_by_sync THEN
            EXECUTE format('CREATE POLICY %I ON public.%I FOR ALL TO fbads_sync USING (true) WITH CHECK (true)',
                           tenant.name || '_writer', tenant.name);
            EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON public.%I TO fbads_sync', tenant.name);
        END IF;
    END LOOP;
END
$$;
SET LOCAL statement_timeout = 0;

-- The writer also answers users (status, imports), as fbads_query by SET LOCAL ROLE and so under the policies.
DO $$
BEGIN
    EXECUTE 'GRANT fbads_query TO fbads_sync';
EXCEPTION WHEN insufficient_privilege THEN
    IF NOT pg_has_role('fbads_sync', 'fbads_query', 'MEMBER') THEN
        RAISE EXCEPTION 'fbads_sync must be a member of fbads_query: run GRANT fbads_query TO fbads_sync as an administrator';
    END IF;
END
$$;

GRANT USAGE ON SEQUENCE public.facebook_ads_data_id_seq, public.facebook_sync_status_id_seq, public.facebook_import_logs_id_seq,
    public.facebook_outbox_id_seq TO fbads_sync;
GRANT USAGE ON SCHEMA public TO fbads_query, fbads_sync, fbads_notifier, fbads_gateway;
GRANT USAGE ON SCHEMA auth TO fbads_query, fbads_sync, fbads_notifier;
GRANT EXECUTE ON FUNCTION auth.jwt() TO fbads_query, fbads_sync, fbads_notifier;
REVOKE EXECUTE ON FUNCTION public.facebook_visible_comptes() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.facebook_visible_comptes() TO fbads_query, fbads_sync, fbads_notifier;
