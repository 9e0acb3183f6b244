-- Every level is read from these tables: additive metrics of set none per account, campaign, ad set and ad, by day and by blocks of
-- days, so that a period is a few rows per object whatever its length (ADR 11). Ingest updates them in the transaction that replaces
-- a slice.

-- The action types of an account, numbered, so that a roll-up stores one in two bytes.
CREATE TABLE public.facebook_action_types (
    compte_id INTEGER NOT NULL REFERENCES public.comptes (id) ON DELETE CASCADE,
    account_id VARCHAR(255) NOT NULL,
    position SMALLINT NOT NULL CHECK (position > 0),
    list VARCHAR(14) NOT NULL CHECK (list IN ('actions', 'action_values', 'unique_actions')),
    action_type VARCHAR(500) NOT NULL,
    PRIMARY KEY (compte_id, account_id, position),
    UNIQUE (compte_id, account_id, list, action_type)
);

CREATE TABLE public.facebook_rollups (
    -- No foreign key to comptes: its check costs a sixth of writing a row, and a roll-up is only written in the transaction that
    -- writes rows of facebook_ads_data, which have the key. Triggers on comptes delete the roll-ups of a deleted compte.
    compte_id INTEGER NOT NULL,
    account_id VARCHAR(255) NOT NULL,
    level VARCHAR(8) NOT NULL CHECK (level IN ('account', 'campaign', 'adset', 'ad')),
    -- day, third (days 1 to 10, 11 to 20, 21 to the end of a month) and month add daily slices; meta_month holds monthly slices.
    -- A day is in one row of each of the first three: a reader takes each day from one of them.
    grain VARCHAR(10) NOT NULL CHECK (grain IN ('day', 'third', 'month', 'meta_month')),
    date_start DATE NOT NULL,
    object_id VARCHAR(255) NOT NULL,
    -- number of rows of facebook_ads_data in the sums; metrics that count people are exact where it is 1
    stored_rows BIGINT NOT NULL CHECK (stored_rows > 0),
    impressions BIGINT NOT NULL,
    clicks BIGINT NOT NULL,
    spend_micros BIGINT NOT NULL,
    reach BIGINT NOT NULL,
    unique_clicks BIGINT NOT NULL,
    inline_link_clicks BIGINT NOT NULL,
    inline_post_engagement BIGINT NOT NULL,
    -- Items of ten bytes, ascending: position in facebook_action_types (int2send), sum in millionths (int8send); no item for a sum
    -- of zero. The services read the bytes; the view facebook_rollup_actions shows them as rows.
    actions BYTEA NOT NULL,
    PRIMARY KEY (compte_id, account_id, level, grain, date_start, object_id)
);
-- The bytes are short and hardly compressible: compression would only cost time. PostgreSQL 15 has no such clause in CREATE TABLE.
ALTER TABLE public.facebook_rollups ALTER COLUMN actions SET STORAGE EXTERNAL;
