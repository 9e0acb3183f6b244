-- What looks after stored data: restatement, retention, webhooks, the settings of a compte, honest import logs.

ALTER TABLE public.facebook_ad_accounts
    -- when somebody last wished for it, to the hour
    ADD COLUMN last_viewed_at TIMESTAMPTZ,
    -- the night, a day of the account, for which it was restated last
    ADD COLUMN restated_on DATE,
    -- when Meta last told that one of its objects changed: what was fetched of an open day before that is stale
    ADD COLUMN objects_changed_at TIMESTAMPTZ,
    -- when name, currency, zone and status were last read at Meta
    ADD COLUMN facts_read_at TIMESTAMPTZ;
CREATE INDEX facebook_ad_accounts_account ON public.facebook_ad_accounts (account_id);
CREATE INDEX facebook_ad_accounts_viewed ON public.facebook_ad_accounts (last_viewed_at) WHERE last_viewed_at IS NOT NULL;

ALTER TABLE public.facebook_sync_jobs
    -- a restatement is nobody's wish: no cancel of a wish that joined it ends it
    ADD COLUMN origin VARCHAR(11) NOT NULL DEFAULT 'wish' CHECK (origin IN ('wish', 'restatement')),
    -- when the run under way began, and the calls that it has told of; for the log of a run whose worker is lost
    ADD COLUMN claimed_at TIMESTAMPTZ,
    ADD COLUMN calls_made INTEGER NOT NULL DEFAULT 0;

-- A run that was cancelled is no failure.
ALTER TABLE public.facebook_import_logs
    DROP CONSTRAINT facebook_import_logs_status_check,
    ADD CONSTRAINT facebook_import_logs_status_check CHECK (status IN
        ('success', 'failed', 'partial', 'rate_limited', 'token_expired', 'account_suspended', 'cancelled'));

-- What retention looks for.
CREATE INDEX facebook_import_logs_age ON public.facebook_import_logs (created_at);
CREATE INDEX facebook_sync_status_age ON public.facebook_sync_status (completed_at) WHERE completed_at IS NOT NULL;
CREATE INDEX facebook_sync_jobs_age ON public.facebook_sync_jobs (finished_at) WHERE finished_at IS NOT NULL;

-- What a compte decided; without a row the installation's defaults hold.
CREATE TABLE public.facebook_compte_settings (
    compte_id INTEGER PRIMARY KEY REFERENCES public.comptes (id) ON DELETE CASCADE,
    -- fetched by a wish that names no sets; always with none, from which every level is computed
    breakdown_sets TEXT[] NOT NULL CHECK ('none' = ANY (breakdown_sets)),
    updated_by TEXT NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL
);
DO $$
BEGIN
    ALTER TABLE public.facebook_compte_settings ENABLE ROW LEVEL SECURITY;
    ALTER TABLE public.facebook_compte_settings FORCE ROW LEVEL SECURITY;
    CREATE POLICY facebook_compte_settings_policy ON public.facebook_compte_settings FOR ALL
        USING (compte_id = ANY ((SELECT public.facebook_visible_comptes())::integer[]))
        WITH CHECK (compte_id = ANY ((SELECT public.facebook_visible_comptes())::integer[]));
    CREATE POLICY facebook_compte_settings_writer ON public.facebook_compte_settings FOR ALL TO fbads_sync
        USING (true) WITH CHECK (true);
    EXECUTE format('CREATE POLICY facebook_compte_settings_owner ON public.facebook_compte_settings FOR ALL TO %I '
                   'USING (true) WITH CHECK (true)', current_user);
    GRANT SELECT ON public.facebook_compte_settings TO fbads_query;
    GRANT SELECT, INSERT, UPDATE, DELETE ON public.facebook_compte_settings TO fbads_sync;
END
$$;
GRANT EXECUTE ON FUNCTION public.facebook_managed_comptes(TEXT) TO fbads_sync;

-- The tables whose rows are computed from facebook_ads_data, or tell what it holds. Each has a date_start; a month that is
-- dropped is dropped from all of them. This is the only place that names them: a new roll-up is added here.
CREATE FUNCTION public.facebook_tables_by_day() RETURNS TEXT[]
    LANGUAGE sql IMMUTABLE
AS $$
    SELECT ARRAY ['facebook_day_ledger', 'facebook_rollups', 'facebook_daily_summary']
$$;

-- Drops a calendar month of every compte: the rows, what is computed from them, and the ledger's word that they are there. A
-- definer's function, so that the service owns no table. It refuses the last twelve months whatever it is told, and gives up
-- after three seconds rather than queue every reader behind itself: DROP waits for whoever reads the table.
CREATE FUNCTION public.facebook_drop_month(day DATE) RETURNS BIGINT
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '3s'
AS $$
DECLARE
    first_day DATE := date_trunc('month', day);
    next_month DATE := first_day + INTERVAL '1 month';
    table_name TEXT;
    removed BIGINT;
    total BIGINT := 0;
BEGIN
    IF next_month > now() - INTERVAL '12 months' THEN
        RAISE EXCEPTION 'the month of % is too young to be dropped', first_day USING ERRCODE = 'invalid_parameter_value';
    END IF;
    EXECUTE format('DROP TABLE IF EXISTS public.%I', 'facebook_ads_data_' || to_char(first_day, 'YYYY_MM'));
    FOREACH table_name IN ARRAY facebook_tables_by_day() LOOP
        EXECUTE format('DELETE FROM public.%I WHERE date_start >= $1 AND date_start < $2', table_name)
            USING first_day, next_month;
        GET DIAGNOSTICS removed = ROW_COUNT;
        total := total + removed;
    END LOOP;
    RETURN total;
END
$$;
REVOKE EXECUTE ON FUNCTION public.facebook_drop_month(DATE) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.facebook_drop_month(DATE) TO fbads_sync;
