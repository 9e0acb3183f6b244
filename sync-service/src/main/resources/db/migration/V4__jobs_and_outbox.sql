-- Syncs, their jobs, and the messages about them. The natural keys of tenant tables begin with compte_id; the keys of rows with an
-- id of their own end with it, so that a lookup by the id alone is one index probe (ADR 21).

-- A user's request for a period.
CREATE TABLE public.facebook_sync_status (
    id BIGSERIAL,
    sync_id VARCHAR(255) NOT NULL,
    compte_id INTEGER NOT NULL REFERENCES public.comptes (id) ON DELETE CASCADE,
    user_id TEXT NOT NULL,
    account_id VARCHAR(255) NOT NULL,
    date_start DATE NOT NULL,
    date_stop DATE NOT NULL,
    -- null if the planner chose it
    granularity VARCHAR(5) CHECK (granularity IN ('day', 'month')),
    breakdown_sets TEXT[] NOT NULL,
    status VARCHAR(50) NOT NULL
        CHECK (status IN ('pending', 'syncing', 'completed', 'failed', 'partial', 'cancelled', 'rate_limited')),
    progress INTEGER NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 100),
    total_days INTEGER NOT NULL,
    synced_days INTEGER NOT NULL DEFAULT 0,
    failed_days INTEGER NOT NULL DEFAULT 0,
    error_message TEXT,
    facebook_error_code VARCHAR(50),
    retry_count INTEGER NOT NULL DEFAULT 0,
    next_retry_at TIMESTAMPTZ,
    started_at TIMESTAMPTZ,
    completed_at TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    PRIMARY KEY (id, compte_id),
    UNIQUE (sync_id, compte_id)
);

-- Two concurrent requests for the same period are one sync; after its end the period may be requested again (ADR 1).
CREATE UNIQUE INDEX facebook_sync_status_active ON public.facebook_sync_status
    (compte_id, account_id, date_start, date_stop, granularity, breakdown_sets) NULLS NOT DISTINCT
    WHERE status IN ('pending', 'syncing', 'rate_limited');
CREATE INDEX facebook_sync_status_account ON public.facebook_sync_status (compte_id, account_id, created_at DESC);
CREATE INDEX facebook_sync_status_age ON public.facebook_sync_status (completed_at) WHERE completed_at IS NOT NULL;

-- A fetch of one contiguous range of one breakdown set.
CREATE TABLE public.facebook_sync_jobs (
    job_id UUID NOT NULL,
    compte_id INTEGER NOT NULL REFERENCES public.comptes (id) ON DELETE CASCADE,
    account_id VARCHAR(255) NOT NULL,
    user_id TEXT NOT NULL,
    role VARCHAR(16) NOT NULL,
    breakdown_set VARCHAR(32) NOT NULL,
    granularity VARCHAR(5) NOT NULL CHECK (granularity IN ('day', 'month')),
    since DATE NOT NULL,
    until DATE NOT NULL CHECK (until >= since),
    state VARCHAR(9) NOT NULL CHECK (state IN ('waiting', 'released', 'running', 'done', 'failed', 'cancelled')),
    -- 0 to 1 while running; 1 when done
    fraction DOUBLE PRECISION NOT NULL DEFAULT 0,
    -- failed runs; runs of lost workers are counted apart, each number has its own bound
    attempts INTEGER NOT NULL DEFAULT 0,
    -- a waiting job is not released before
    next_retry_at TIMESTAMPTZ,
    released_at TIMESTAMPTZ,
    lease_token UUID,
    lease_owner TEXT,
    lease_until TIMESTAMPTZ,
    error_code VARCHAR(50),
    error_message TEXT,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    started_at TIMESTAMPTZ,
    finished_at TIMESTAMPTZ,
    -- the cancellation of a sync that joined a restatement job does not end the job
    origin VARCHAR(11) NOT NULL DEFAULT 'request' CHECK (origin IN ('request', 'restatement')),
    -- start of the current run and the calls that it has reported, for the import log of a run whose worker is lost
    claimed_at TIMESTAMPTZ,
    calls_made INTEGER NOT NULL DEFAULT 0,
    lost_workers INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (job_id, compte_id),
    CHECK ((state = 'running') = (lease_token IS NOT NULL))
);

CREATE INDEX facebook_sync_jobs_active ON public.facebook_sync_jobs (compte_id, account_id, state, until DESC)
    WHERE state IN ('waiting', 'released', 'running');
CREATE INDEX facebook_sync_jobs_age ON public.facebook_sync_jobs (finished_at) WHERE finished_at IS NOT NULL;
-- Claims and releases read a few rows of an index in the order in which they take them, however many jobs wait.
-- The released and running jobs of an account.
CREATE INDEX facebook_sync_jobs_claimable ON public.facebook_sync_jobs (state, compte_id, account_id)
    WHERE state IN ('released', 'running');
-- Released jobs that a user waits for, in claim order.
CREATE INDEX facebook_sync_jobs_interactive ON public.facebook_sync_jobs
    (compte_id, (breakdown_set <> 'none'), released_at, until DESC) WHERE state = 'released' AND role <> 'background';
-- Released background jobs, in claim order.
CREATE INDEX facebook_sync_jobs_background ON public.facebook_sync_jobs
    (compte_id, (breakdown_set <> 'none'), released_at, until DESC) WHERE state = 'released' AND role = 'background';
-- Waiting jobs of an account, in release order.
CREATE INDEX facebook_sync_jobs_waiting ON public.facebook_sync_jobs
    (compte_id, account_id, (role = 'background'), (breakdown_set <> 'none'), until DESC) WHERE state = 'waiting';

-- Which syncs wait for which jobs: two syncs with overlapping periods share a job.
CREATE TABLE public.facebook_sync_members (
    sync_id VARCHAR(255) NOT NULL,
    job_id UUID NOT NULL,
    compte_id INTEGER NOT NULL REFERENCES public.comptes (id) ON DELETE CASCADE,
    PRIMARY KEY (sync_id, job_id, compte_id),
    FOREIGN KEY (sync_id, compte_id) REFERENCES public.facebook_sync_status (sync_id, compte_id) ON DELETE CASCADE,
    FOREIGN KEY (job_id, compte_id) REFERENCES public.facebook_sync_jobs (job_id, compte_id) ON DELETE CASCADE
);
CREATE INDEX facebook_sync_members_job ON public.facebook_sync_members (job_id, compte_id);

-- The request that an Idempotency-Key stands for. Deleted after a day.
CREATE TABLE public.facebook_idempotency_keys (
    compte_id INTEGER NOT NULL REFERENCES public.comptes (id) ON DELETE CASCADE,
    user_id TEXT NOT NULL,
    key VARCHAR(255) NOT NULL,
    -- SHA-256 of the request in a canonical form
    fingerprint BYTEA NOT NULL,
    -- null if everything was stored and there was nothing to do: the same request is planned again
    sync_id VARCHAR(255),
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    PRIMARY KEY (compte_id, user_id, key),
    FOREIGN KEY (sync_id, compte_id) REFERENCES public.facebook_sync_status (sync_id, compte_id) ON DELETE CASCADE
);
CREATE INDEX facebook_idempotency_keys_age ON public.facebook_idempotency_keys (created_at);
CREATE INDEX facebook_idempotency_keys_sync ON public.facebook_idempotency_keys (sync_id, compte_id);

-- One row per run of a job.
CREATE TABLE public.facebook_import_logs (
    id BIGSERIAL,
    compte_id INTEGER NOT NULL REFERENCES public.comptes (id) ON DELETE CASCADE,
    user_id TEXT NOT NULL,
    account_id VARCHAR(255) NOT NULL,
    import_type VARCHAR(50) NOT NULL DEFAULT 'ad',
    date_start DATE NOT NULL,
    date_stop DATE NOT NULL,
    status VARCHAR(50) NOT NULL CHECK (status IN
        ('success', 'failed', 'partial', 'rate_limited', 'token_expired', 'account_suspended', 'cancelled')),
    rows_imported INTEGER NOT NULL DEFAULT 0,
    rows_updated INTEGER NOT NULL DEFAULT 0,
    rows_failed INTEGER NOT NULL DEFAULT 0,
    api_calls_made INTEGER NOT NULL DEFAULT 0,
    api_calls_failed INTEGER NOT NULL DEFAULT 0,
    facebook_quota_usage JSONB,
    error_details JSONB,
    performance_metrics JSONB,
    duration_seconds INTEGER NOT NULL DEFAULT 0,
    memory_usage_mb INTEGER NOT NULL DEFAULT 0,
    job_id UUID,
    breakdown_set VARCHAR(32) NOT NULL,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    PRIMARY KEY (id, compte_id)
);

CREATE INDEX idx_facebook_logs_compte_date ON public.facebook_import_logs (compte_id, created_at);
CREATE INDEX facebook_import_logs_age ON public.facebook_import_logs (created_at);

-- Messages that Kafka has not acknowledged, written in the transaction of the change that they report. No tenant data: one relay
-- reads the messages of all comptes in the order of their ids.
CREATE TABLE public.facebook_outbox (
    id BIGSERIAL PRIMARY KEY,
    topic TEXT NOT NULL,
    key TEXT NOT NULL,
    payload JSONB NOT NULL,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now()
);
