-- Encrypted tokens, the accounts that each may read, and accounts that no token can read. No ad data. The owner migrates; the service
-- itself connects as fbads_gateway, which may not change the schema.
--
-- On Citus the schema gateway is not distributed (ADR 21): a token of the installation belongs to no compte and serves all of them,
-- and there is one row per connected person, not per ad.

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'fbads_gateway') THEN
        CREATE ROLE fbads_gateway NOLOGIN NOBYPASSRLS;
    END IF;
END
$$;

CREATE TABLE gateway.tokens (
    id UUID PRIMARY KEY,
    -- NULL: the token of the installation, for every compte
    compte_id INTEGER,
    connected_by TEXT,
    meta_user_id TEXT,
    -- AES-256-GCM with key_id, id and compte_id as additional data. nonce and ciphertext are null once the token is revoked.
    key_id TEXT NOT NULL,
    nonce BYTEA,
    ciphertext BYTEA,
    -- SHA-256 of the configured token, so that a restart detects a changed configuration
    configured_digest BYTEA,
    state TEXT NOT NULL CHECK (state IN ('valid', 'expiring', 'quarantined', 'revoked')),
    expires_at TIMESTAMPTZ,
    -- code and subcode of Meta's refusal, and its time
    trouble_code INTEGER,
    trouble_subcode INTEGER,
    trouble_at TIMESTAMPTZ,
    scopes TEXT[] NOT NULL DEFAULT '{}',
    -- uses on the day used_on; counted by day, so that a new token is not preferred until it has as many uses as the old ones
    uses BIGINT NOT NULL DEFAULT 0,
    used_on DATE NOT NULL DEFAULT CURRENT_DATE,
    checked_at TIMESTAMPTZ,
    accounts_read_at TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    -- the app of the token, from debug_token: quota is counted per app; NULL: not known yet
    app_id TEXT,
    CHECK ((state = 'revoked') = (ciphertext IS NULL)),
    CHECK ((state IN ('quarantined', 'revoked')) = (trouble_at IS NOT NULL)),
    CHECK (state <> 'expiring' OR expires_at IS NOT NULL)
);

-- Connecting the same Meta user to the same compte again replaces the token.
CREATE UNIQUE INDEX tokens_person ON gateway.tokens (compte_id, meta_user_id);

CREATE TABLE gateway.token_accounts (
    token_id UUID NOT NULL REFERENCES gateway.tokens (id) ON DELETE CASCADE ON UPDATE CASCADE,
    account_id TEXT NOT NULL CHECK (account_id ~ '^act_[0-9]{1,20}$'),
    -- false: not in Meta's list of the accounts that the token may read; the row records a refusal
    listed BOOLEAN NOT NULL,
    name TEXT,
    currency TEXT,
    timezone_name TEXT,
    account_status INTEGER,
    -- code and subcode with which Meta refused the account to the token
    denied_code INTEGER,
    denied_subcode INTEGER,
    denied_at TIMESTAMPTZ,
    PRIMARY KEY (token_id, account_id)
);
CREATE INDEX token_accounts_account ON gateway.token_accounts (account_id);

-- An account that no token can read, for as long as that lasts. The replica whose insert succeeds raises the alert.
CREATE TABLE gateway.account_troubles (
    compte_id INTEGER NOT NULL,
    account_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('reauthorisation_needed', 'account_access_lost')),
    since TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (compte_id, account_id)
);

-- OAuth states that were redeemed. The replica whose insert succeeds serves the callback.
CREATE TABLE gateway.used_connect_states (
    id UUID PRIMARY KEY,
    expires_at TIMESTAMPTZ NOT NULL
);

REVOKE ALL ON SCHEMA gateway FROM PUBLIC;
GRANT USAGE ON SCHEMA gateway TO fbads_gateway;
GRANT SELECT, INSERT, UPDATE, DELETE ON gateway.tokens, gateway.token_accounts, gateway.account_troubles,
    gateway.used_connect_states TO fbads_gateway;
