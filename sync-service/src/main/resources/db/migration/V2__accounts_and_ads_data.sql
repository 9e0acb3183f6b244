-- Ad accounts and what is stored about their ads. docs/data-model.md describes each table. Money is in the major unit of the
-- account's currency unless a column name ends in _micros (millionths of the major unit).
--
-- Every primary and unique key of a tenant table contains compte_id, and so does every foreign key between tenant tables (ADR 21).

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
    -- whether the last import could read the account
    sync_status VARCHAR(50) NOT NULL DEFAULT 'active'
        CHECK (sync_status IN ('active', 'account_suspended', 'access_denied', 'data_invalid')),
    sync_status_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    -- the sync_status that all rows of the account have; null while they differ. It follows sync_status month by month
    rows_sync_status VARCHAR(50) DEFAULT 'active'
        CHECK (rows_sync_status IN ('active', 'account_suspended', 'access_denied', 'data_invalid')),
    -- time of the last sync request, to the hour
    last_viewed_at TIMESTAMPTZ,
    -- the account's local date of its last nightly restatement
    restated_on DATE,
    -- time of the last webhook about one of its objects: an open day that was fetched before it is stale
    objects_changed_at TIMESTAMPTZ,
    -- when name, currency, time zone and status were last read from Meta
    facts_read_at TIMESTAMPTZ,
    PRIMARY KEY (compte_id, account_id)
);

CREATE INDEX facebook_ad_accounts_unmarked ON public.facebook_ad_accounts (compte_id, account_id)
    WHERE sync_status IS DISTINCT FROM rows_sync_status;
CREATE INDEX facebook_ad_accounts_account ON public.facebook_ad_accounts (account_id);
CREATE INDEX facebook_ad_accounts_viewed ON public.facebook_ad_accounts (last_viewed_at) WHERE last_viewed_at IS NOT NULL;

-- Settings of a compte. Without a row the installation's defaults apply.
CREATE TABLE public.facebook_compte_settings (
    compte_id INTEGER PRIMARY KEY REFERENCES public.comptes (id) ON DELETE CASCADE,
    -- the sets of a sync request that names none; always contains none, from which every level is computed
    breakdown_sets TEXT[] NOT NULL CHECK ('none' = ANY (breakdown_sets)),
    updated_by TEXT NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL
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

    -- Rows of two breakdown sets count the same impressions and must not be added.
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
    -- the account's sync_status, not a property of the row: no query excludes rows by it (ADR 12)
    sync_status VARCHAR(50) NOT NULL DEFAULT 'active'
        CHECK (sync_status IN ('active', 'account_suspended', 'access_denied', 'data_invalid')),
    data_quality_score INTEGER NOT NULL DEFAULT 100 CHECK (data_quality_score BETWEEN 0 AND 100),

    PRIMARY KEY (id, date_start, compte_id),
    CONSTRAINT facebook_ads_data_row UNIQUE NULLS NOT DISTINCT
        (compte_id, account_id, breakdown_set, granularity, date_start, date_stop, ad_id,
         age, gender, country, region, publisher_platform, platform_position, impression_device)
) PARTITION BY RANGE (date_start);

-- Latest name, parents and status of campaigns, ad sets and ads.
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
    -- the day of the row that the name was read from
    named_on DATE NOT NULL,
    PRIMARY KEY (compte_id, account_id, level, object_id)
);

-- The product specification's summary per campaign and day. Ingest updates it in the transaction that replaces a slice. Ratios are
-- computed from sums.
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

-- The day ledger: one row per slice that was fetched. Meta sends no row for a day without delivery, so only the ledger shows that a
-- day is complete.
CREATE TABLE public.facebook_day_ledger (
    compte_id INTEGER NOT NULL REFERENCES public.comptes (id) ON DELETE CASCADE,
    account_id VARCHAR(255) NOT NULL,
    breakdown_set VARCHAR(32) NOT NULL,
    granularity VARCHAR(5) NOT NULL CHECK (granularity IN ('day', 'month')),
    date_start DATE NOT NULL,
    date_stop DATE NOT NULL,
    -- at the time of the fetch: open = not ended, closed = ended for less than a day, final = ended for longer
    state VARCHAR(6) NOT NULL CHECK (state IN ('open', 'closed', 'final')),
    fetched_at TIMESTAMPTZ NOT NULL,
    rows INTEGER NOT NULL,
    spend NUMERIC(18, 6) NOT NULL,
    impressions BIGINT NOT NULL,
    job_id UUID NOT NULL,
    PRIMARY KEY (compte_id, account_id, breakdown_set, granularity, date_start)
);

-- Number of changes of an account's stored data; cached responses carry it. The version is the sum of the account's rows here. A
-- transaction adds a row and merges the rows that no other transaction has locked: with one counter per account, concurrent imports
-- of one account would wait for each other, or deadlock. There is no foreign key: the version must continue to increase when a
-- deleted compte or account returns.
CREATE TABLE public.facebook_data_versions (
    id BIGSERIAL,
    compte_id INTEGER NOT NULL,
    account_id VARCHAR(255) NOT NULL,
    changes BIGINT NOT NULL CHECK (changes > 0),
    PRIMARY KEY (id, compte_id)
);

CREATE INDEX facebook_data_versions_account ON public.facebook_data_versions (compte_id, account_id) INCLUDE (changes);
