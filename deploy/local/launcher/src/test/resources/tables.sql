-- The tables that the seed fills, as the migrations of sync-service create them.
CREATE TABLE IF NOT EXISTS comptes (id integer PRIMARY KEY, nom text);
CREATE TABLE IF NOT EXISTS compte_users_clients (compte_id integer, user_id text, PRIMARY KEY (compte_id, user_id));
CREATE TABLE IF NOT EXISTS compte_users_pub_gms (compte_id integer, user_id text, PRIMARY KEY (compte_id, user_id));
CREATE TABLE IF NOT EXISTS compte_gestionnaires (compte_id integer, user_id text, PRIMARY KEY (compte_id, user_id));
CREATE TABLE IF NOT EXISTS facebook_ad_accounts (
    compte_id integer NOT NULL,
    account_id text NOT NULL,
    name text,
    currency text,
    timezone_name text,
    account_status integer,
    PRIMARY KEY (compte_id, account_id)
);
ALTER TABLE facebook_ad_accounts ENABLE ROW LEVEL SECURITY;
ALTER TABLE facebook_ad_accounts FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS owner ON facebook_ad_accounts;
CREATE POLICY owner ON facebook_ad_accounts FOR ALL TO fbads_owner USING (true);
