-- What a caller's Idempotency-Key stood for. Kept for a day.
CREATE TABLE public.facebook_idempotency_keys (
    compte_id INTEGER NOT NULL REFERENCES public.comptes (id) ON DELETE CASCADE,
    user_id TEXT NOT NULL,
    key VARCHAR(255) NOT NULL,
    -- SHA-256 of the request in a canonical form
    fingerprint BYTEA NOT NULL,
    -- null where everything was stored and nothing had to be done: the same request looks again
    sync_id VARCHAR(255) REFERENCES public.facebook_sync_status (sync_id) ON DELETE CASCADE,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    PRIMARY KEY (compte_id, user_id, key)
);
CREATE INDEX facebook_idempotency_keys_age ON public.facebook_idempotency_keys (created_at);
CREATE INDEX facebook_idempotency_keys_sync ON public.facebook_idempotency_keys (sync_id);

ALTER TABLE public.facebook_idempotency_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.facebook_idempotency_keys FORCE ROW LEVEL SECURITY;
CREATE POLICY facebook_idempotency_keys_policy ON public.facebook_idempotency_keys FOR ALL
    USING (compte_id = ANY ((SELECT public.facebook_visible_comptes())::integer[]))
    WITH CHECK (compte_id = ANY ((SELECT public.facebook_visible_comptes())::integer[]));
CREATE POLICY facebook_idempotency_keys_writer ON public.facebook_idempotency_keys FOR ALL TO fbads_sync
    USING (true) WITH CHECK (true);
DO $$
BEGIN
    EXECUTE format('CREATE POLICY facebook_idempotency_keys_owner ON public.facebook_idempotency_keys FOR ALL TO %I '
                   'USING (true) WITH CHECK (true)', current_user);
END
$$;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.facebook_idempotency_keys TO fbads_sync;

-- Released and running jobs are few, however many wait: a worker that looks for its next job reads these alone.
CREATE INDEX facebook_sync_jobs_claimable ON public.facebook_sync_jobs (state, compte_id)
    WHERE state IN ('released', 'running');

-- Whether the account could be read the last time, and what all its rows are marked with, null while they are marked differently;
-- the second follows the first, month by month.
ALTER TABLE public.facebook_ad_accounts
    ADD COLUMN sync_status VARCHAR(50) NOT NULL DEFAULT 'active'
        CHECK (sync_status IN ('active', 'account_suspended', 'access_denied', 'data_invalid')),
    ADD COLUMN sync_status_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    ADD COLUMN rows_sync_status VARCHAR(50) DEFAULT 'active'
        CHECK (rows_sync_status IN ('active', 'account_suspended', 'access_denied', 'data_invalid'));
CREATE INDEX facebook_ad_accounts_unmarked ON public.facebook_ad_accounts (compte_id, account_id)
    WHERE sync_status IS DISTINCT FROM rows_sync_status;

-- sync_status tells whether the account can still be read, not whether a row is right: history of a closed account counts. So no
-- roll-up leaves marked rows out, whatever its columns are by now.
DO $$
DECLARE
    source RECORD;
    definition TEXT;
BEGIN
    FOR source IN SELECT c.oid, c.relname FROM pg_class c
                  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'v' AND c.relname LIKE 'facebook%source' LOOP
        definition := regexp_replace(pg_get_viewdef(source.oid, true),
                                     '\s+AND\s+(\w+\.)?sync_status::text = ''active''::text', '', 'g');
        IF definition LIKE '%sync_status%' THEN
            RAISE EXCEPTION 'the view % still asks for sync_status', source.relname;
        END IF;
        EXECUTE format('CREATE OR REPLACE VIEW public.%I WITH (security_invoker = true) AS %s', source.relname, definition);
    END LOOP;
END
$$;
