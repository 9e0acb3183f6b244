-- What the gateway keeps: sealed tokens, what each may read, and what is wrong with which account. No ad data.
-- The owner migrates; the service itself is fbads_gateway and may not change the schema.

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'fbads_gateway') THEN
        CREATE ROLE fbads_gateway NOLOGIN NOBYPASSRLS;
    END IF;
END
$$;

CREATE TABLE gateway.tokens (
    id UUID PRIMARY KEY,
    -- NULL: the installation's own token, for every compte
    compte_id INTEGER,
    connected_by TEXT,
    meta_user_id TEXT,
    -- AES-256-GCM; the key's id, the row's id and its compte are authenticated with it. Both are wiped when the token is revoked.
    key_id TEXT NOT NULL,
    nonce BYTEA,
    ciphertext BYTEA,
    -- SHA-256 of the token that the configuration named, so that a restart knows whether it names another one
    configured_digest BYTEA,
    state TEXT NOT NULL CHECK (state IN ('valid', 'expiring', 'quarantined', 'revoked')),
    expires_at TIMESTAMPTZ,
    -- Meta's code and subcode, and when they were met
    trouble_code INTEGER,
    trouble_subcode INTEGER,
    trouble_at TIMESTAMPTZ,
    scopes TEXT[] NOT NULL DEFAULT '{}',
    -- Requests that the token was taken for on one day; a new token does not have to catch up with years of use
    uses BIGINT NOT NULL DEFAULT 0,
    used_on DATE NOT NULL DEFAULT CURRENT_DATE,
    checked_at TIMESTAMPTZ,
    accounts_read_at TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    CHECK ((state = 'revoked') = (ciphertext IS NULL)),
    CHECK ((state IN ('quarantined', 'revoked')) = (trouble_at IS NOT NULL)),
    CHECK (state <> 'expiring' OR expires_at IS NOT NULL)
);

-- A person who connects the same Meta user again replaces the token.
CREATE UNIQUE INDEX tokens_person ON gateway.tokens (compte_id, meta_user_id);

CREATE TABLE gateway.token_accounts (
    token_id UUID NOT NULL REFERENCES gateway.tokens (id) ON DELETE CASCADE ON UPDATE CASCADE,
    account_id TEXT NOT NULL CHECK (account_id ~ '^act_[0-9]{1,20}$'),
    -- false: refused, and not in Meta's list of what the token may read
    listed BOOLEAN NOT NULL,
    name TEXT,
    currency TEXT,
    timezone_name TEXT,
    account_status INTEGER,
    -- Meta's code and subcode when it refused this account to this token
    denied_code INTEGER,
    denied_subcode INTEGER,
    denied_at TIMESTAMPTZ,
    PRIMARY KEY (token_id, account_id)
);
CREATE INDEX token_accounts_account ON gateway.token_accounts (account_id);

-- An account that no token reads any longer, while that lasts. The insert decides which replica tells it.
CREATE TABLE gateway.account_troubles (
    compte_id INTEGER NOT NULL,
    account_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('reauthorisation_needed', 'account_access_lost')),
    since TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (compte_id, account_id)
);

-- States of the connect dialog that came back. The insert decides which replica serves one.
CREATE TABLE gateway.used_connect_states (
    id UUID PRIMARY KEY,
    expires_at TIMESTAMPTZ NOT NULL
);

REVOKE ALL ON SCHEMA gateway FROM PUBLIC;
GRANT USAGE ON SCHEMA gateway TO fbads_gateway;
GRANT SELECT, INSERT, UPDATE, DELETE ON gateway.tokens, gateway.token_accounts, gateway.account_troubles,
    gateway.used_connect_states TO fbads_gateway;
