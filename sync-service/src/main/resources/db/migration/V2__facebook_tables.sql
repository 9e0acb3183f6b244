-- What is stored about Facebook ads. docs/data-model.md tells each table's purpose; money is in the major unit of the account's
-- currency unless a column says micros (millionths of the major unit).

-- Which compte may read which ad account.
CREATE TABLE public.facebook_ad_accounts (
    compte_id INTEGER NOT NULL REFERENCES public.comptes (id) ON DELETE CASCADE,
    account_id VARCHAR(255) NOT NULL CHECK (account_id ~ '^act_[0-9]{1,20}$'),
    name VARCHAR(500) NOT NULL,
    currency CHAR(3) NOT NULL,
    timezone_name VARCHAR(64) NOT NULL,
    -- Meta's account_status: 1 active, 2 disabled, 3 unsettled, 7 and 8 under review, 9 grace period, 100 and 101 closed
    account_status INTEGER NOT NULL DEFAULT 1,
    reauthorisation_needed BOOLEAN NOT NULL DEFAULT false,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    PRIMARY KEY (compte_id, account_id)
);

-- One row per ad, slice and breakdown value, as Meta reported it.
CREATE TABLE public.facebook_ads_data (
    id BIGSERIAL,

    compte_id INTEGER NOT NULL REFERENCES public.comptes (id) ON DELETE CASCADE,
    user_id TEXT NOT NULL,
    account_id VARCHAR(255) NOT NULL,
    campaign_id VARCHAR(255) NOT NULL,
    campaign_name VARCHAR(500),
    adset_id VARCHAR(255) NOT NULL,
    adset_name VARCHAR(500),
    ad_id VARCHAR(255) NOT NULL,
    ad_name VARCHAR(500),

    -- The family of the row. Rows of two families count the same impressions: never add them up.
    breakdown_set VARCHAR(32) NOT NULL,
    granularity VARCHAR(5) NOT NULL CHECK (granularity IN ('day', 'month')),
    date_start DATE NOT NULL,
    date_stop DATE NOT NULL,

    impressions BIGINT NOT NULL DEFAULT 0,
    reach BIGINT DEFAULT 0,
    frequency NUMERIC(18, 6) DEFAULT 0,
    spend NUMERIC(18, 6) NOT NULL DEFAULT 0,
    clicks BIGINT NOT NULL DEFAULT 0,
    unique_clicks BIGINT DEFAULT 0,
    cpc NUMERIC(18, 6) DEFAULT 0,
    cpm NUMERIC(18, 6) DEFAULT 0,
    ctr NUMERIC(18, 6) DEFAULT 0,
    inline_link_clicks BIGINT DEFAULT 0,
    inline_post_engagement BIGINT DEFAULT 0,
    website_ctr NUMERIC(18, 6) DEFAULT 0,
    cost_per_inline_link_click NUMERIC(18, 6) DEFAULT 0,
    cost_per_unique_click NUMERIC(18, 6) DEFAULT 0,

    actions JSONB NOT NULL DEFAULT '[]',
    action_values JSONB NOT NULL DEFAULT '[]',
    unique_actions JSONB NOT NULL DEFAULT '[]',

    age VARCHAR(50),
    gender VARCHAR(20),
    country VARCHAR(100),
    region VARCHAR(255),

    publisher_platform VARCHAR(100),
    platform_position VARCHAR(100),
    impression_device VARCHAR(100),

    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    sync_status VARCHAR(50) NOT NULL DEFAULT 'active'
        CHECK (sync_status IN ('active', 'account_suspended', 'access_denied', 'data_invalid')),
    data_quality_score INTEGER NOT NULL DEFAULT 100 CHECK (data_quality_score BETWEEN 0 AND 100),

    PRIMARY KEY (id, date_start),
    CONSTRAINT facebook_ads_data_row UNIQUE NULLS NOT DISTINCT
        (compte_id, account_id, breakdown_set, granularity, date_start, date_stop, ad_id,
         age, gender, country, region, publisher_platform, platform_position, impression_device)
) PARTITION BY RANGE (date_start);

CREATE INDEX idx_facebook_ads_compte_date ON public.facebook_ads_data (compte_id, date_start, date_stop);
CREATE INDEX idx_facebook_ads_hierarchy ON public.facebook_ads_data (account_id, campaign_id, adset_id, ad_id);
CREATE INDEX idx_facebook_ads_performance ON public.facebook_ads_data (compte_id, date_start, spend, impressions);
CREATE INDEX idx_facebook_ads_sync_status ON public.facebook_ads_data (sync_status, updated_at);

-- Newest names and places of campaigns, ad sets and ads.
CREATE TABLE public.facebook_ad_objects (
    compte_id INTEGER NOT NULL REFERENCES public.comptes (id) ON DELETE CASCADE,
    account_id VARCHAR(255) NOT NULL,
    level VARCHAR(8) NOT NULL CHECK (level IN ('campaign', 'adset', 'ad')),
    object_id VARCHAR(255) NOT NULL,
    name VARCHAR(500),
    campaign_id VARCHAR(255) NOT NULL,
    -- equal to object_id for an ad set, null for a campaign
    adset_id VARCHAR(255),
    -- Meta's effective_status, known for ads
    status VARCHAR(50),
    -- the day of the row that named it so
    named_on DATE NOT NULL,
    PRIMARY KEY (compte_id, account_id, level, object_id)
);

-- The additive metrics of set none, narrow: what levels are computed from. Kept in the transaction that replaces a slice.
CREATE TABLE public.facebook_ad_metrics (
    compte_id INTEGER NOT NULL REFERENCES public.comptes (id) ON DELETE CASCADE,
    account_id VARCHAR(255) NOT NULL,
    granularity VARCHAR(5) NOT NULL CHECK (granularity IN ('day', 'month')),
    date_start DATE NOT NULL,
    ad_id VARCHAR(255) NOT NULL,
    adset_id VARCHAR(255) NOT NULL,
    campaign_id VARCHAR(255) NOT NULL,
    impressions BIGINT NOT NULL,
    clicks BIGINT NOT NULL,
    spend_micros BIGINT NOT NULL,
    reach BIGINT NOT NULL,
    unique_clicks BIGINT NOT NULL,
    inline_link_clicks BIGINT NOT NULL,
    inline_post_engagement BIGINT NOT NULL,
    PRIMARY KEY (compte_id, account_id, granularity, date_start, ad_id)
);

-- The specification's summary per campaign and day, kept right in the same transaction; ratios are of sums.
CREATE TABLE public.facebook_daily_summary (
    compte_id INTEGER NOT NULL REFERENCES public.comptes (id) ON DELETE CASCADE,
    account_id VARCHAR(255) NOT NULL,
    campaign_id VARCHAR(255) NOT NULL,
    campaign_name VARCHAR(500),
    date_start DATE NOT NULL,
    total_spend NUMERIC(18, 6) NOT NULL,
    total_impressions BIGINT NOT NULL,
    total_clicks BIGINT NOT NULL,
    -- percent; null without impressions
    avg_ctr NUMERIC(18, 6),
    -- null without clicks
    avg_cpc NUMERIC(18, 6),
    total_ads BIGINT NOT NULL,
    last_updated TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (compte_id, account_id, date_start, campaign_id)
);

-- One row per slice that was fetched. Meta sends no row for a day without delivery: only this says that a day is complete.
CREATE TABLE public.facebook_day_ledger (
    compte_id INTEGER NOT NULL REFERENCES public.comptes (id) ON DELETE CASCADE,
    account_id VARCHAR(255) NOT NULL,
    breakdown_set VARCHAR(32) NOT NULL,
    granularity VARCHAR(5) NOT NULL CHECK (granularity IN ('day', 'month')),
    date_start DATE NOT NULL,
    date_stop DATE NOT NULL,
    -- as it was when fetched: open = not over yet, closed = over for less than a day, final = over for longer
    state VARCHAR(6) NOT NULL CHECK (state IN ('open', 'closed', 'final')),
    fetched_at TIMESTAMPTZ NOT NULL,
    rows INTEGER NOT NULL,
    spend NUMERIC(18, 6) NOT NULL,
    impressions BIGINT NOT NULL,
    job_id UUID NOT NULL,
    PRIMARY KEY (compte_id, account_id, breakdown_set, granularity, date_start)
);

-- A user's wish for a period.
CREATE TABLE public.facebook_sync_status (
    id BIGSERIAL PRIMARY KEY,
    sync_id VARCHAR(255) UNIQUE NOT NULL,
    compte_id INTEGER NOT NULL REFERENCES public.comptes (id) ON DELETE CASCADE,
    user_id TEXT NOT NULL,
    account_id VARCHAR(255) NOT NULL,
    date_start DATE NOT NULL,
    date_stop DATE NOT NULL,
    -- null where the planner chose
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
    max_retries INTEGER NOT NULL DEFAULT 3,
    next_retry_at TIMESTAMPTZ,
    started_at TIMESTAMPTZ,
    completed_at TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

-- The same wish twice at a time is one sync; after its end the period may be wished for again.
CREATE UNIQUE INDEX facebook_sync_status_active ON public.facebook_sync_status
    (compte_id, account_id, date_start, date_stop, granularity, breakdown_sets) NULLS NOT DISTINCT
    WHERE status IN ('pending', 'syncing', 'rate_limited');
CREATE INDEX facebook_sync_status_account ON public.facebook_sync_status (compte_id, account_id, created_at DESC);

-- A fetch of one contiguous range of one breakdown set.
CREATE TABLE public.facebook_sync_jobs (
    job_id UUID PRIMARY KEY,
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
    CHECK ((state = 'running') = (lease_token IS NOT NULL))
);

CREATE INDEX facebook_sync_jobs_active ON public.facebook_sync_jobs (compte_id, account_id, state, until DESC)
    WHERE state IN ('waiting', 'released', 'running');

-- Which syncs wait for which jobs: two overlapping wishes share a job.
CREATE TABLE public.facebook_sync_members (
    sync_id VARCHAR(255) NOT NULL REFERENCES public.facebook_sync_status (sync_id) ON DELETE CASCADE,
    job_id UUID NOT NULL REFERENCES public.facebook_sync_jobs (job_id) ON DELETE CASCADE,
    compte_id INTEGER NOT NULL REFERENCES public.comptes (id) ON DELETE CASCADE,
    PRIMARY KEY (sync_id, job_id)
);
CREATE INDEX facebook_sync_members_job ON public.facebook_sync_members (job_id);

-- One row per run of a job.
CREATE TABLE public.facebook_import_logs (
    id BIGSERIAL PRIMARY KEY,
    compte_id INTEGER NOT NULL REFERENCES public.comptes (id) ON DELETE CASCADE,
    user_id TEXT NOT NULL,
    account_id VARCHAR(255) NOT NULL,
    import_type VARCHAR(50) NOT NULL DEFAULT 'ad',
    date_start DATE NOT NULL,
    date_stop DATE NOT NULL,
    status VARCHAR(50) NOT NULL
        CHECK (status IN ('success', 'failed', 'partial', 'rate_limited', 'token_expired', 'account_suspended')),
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
    created_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE INDEX idx_facebook_logs_compte_date ON public.facebook_import_logs (compte_id, created_at);
CREATE INDEX idx_facebook_logs_status ON public.facebook_import_logs (status, created_at);

-- Messages on their way to Kafka; written with the change they tell of, deleted when Kafka has them.
CREATE TABLE public.facebook_outbox (
    id BIGSERIAL PRIMARY KEY,
    topic TEXT NOT NULL,
    key TEXT NOT NULL,
    payload JSONB NOT NULL,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now()
);
