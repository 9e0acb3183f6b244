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
