-- Data versions: every change of an account's stored data increases the account's version, and cached responses are looked up by it.

-- Counts one change of each account; a pair that is named twice counts once. PL/pgSQL with fixed settings, because the connection then
-- caches the plans, and because rows of facebook_data_versions come and go with each change: statistics are always outdated, and a scan
-- of the table would mostly read dead rows.
CREATE OR REPLACE FUNCTION public.facebook_count_change(comptes INTEGER[], accounts TEXT[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp
    SET plan_cache_mode = force_generic_plan SET jit = off
    SET enable_seqscan = off SET enable_bitmapscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
BEGIN
    IF coalesce(cardinality(comptes), 0) = 0 THEN
        RETURN;
    END IF;
    WITH changed AS (
        SELECT DISTINCT c.compte_id, c.account_id FROM unnest(comptes, accounts) AS c (compte_id, account_id)
    ), free AS MATERIALIZED (
        SELECT locked.id, locked.compte_id FROM changed CROSS JOIN LATERAL (
            SELECT v.id, v.compte_id FROM facebook_data_versions v
            WHERE v.compte_id = changed.compte_id AND v.account_id = changed.account_id FOR UPDATE SKIP LOCKED) locked
    ), merged AS (
        DELETE FROM facebook_data_versions v USING free WHERE v.id = free.id AND v.compte_id = free.compte_id
        RETURNING v.compte_id, v.account_id, v.changes
    )
    INSERT INTO facebook_data_versions (compte_id, account_id, changes)
    SELECT c.compte_id, c.account_id,
           1 + coalesce((SELECT sum(m.changes) FROM merged m WHERE m.compte_id = c.compte_id AND m.account_id = c.account_id), 0)
    FROM changed c;
END
$$;

-- Every import, rename and change of the ledger or of an account writes one of three tables in its own transaction; the rows and
-- roll-ups that belong to it are written in the same one. The triggers of an upsert fire for UPDATE even if every row is new.
CREATE OR REPLACE FUNCTION public.facebook_data_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' THEN
        PERFORM facebook_count_change(array_agg(compte_id), array_agg(account_id)) FROM facebook_data_versions;
        RETURN NULL;
    END IF;
    IF NOT EXISTS (SELECT FROM changed_rows) THEN
        RETURN NULL;
    END IF;
    PERFORM facebook_count_change(array_agg(compte_id), array_agg(account_id))
    FROM (SELECT DISTINCT compte_id, account_id FROM changed_rows) AS changed;
    IF TG_OP = 'UPDATE' THEN
        PERFORM facebook_count_change(array_agg(compte_id), array_agg(account_id))
        FROM (SELECT compte_id, account_id FROM previous_rows EXCEPT SELECT compte_id, account_id FROM changed_rows) AS left_behind;
    END IF;
    RETURN NULL;
END
$$;

-- Only columns of an account that responses contain are changes: last_viewed_at, for example, is not.
CREATE OR REPLACE FUNCTION public.facebook_account_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    PERFORM facebook_count_change(array_agg(compte_id), array_agg(account_id))
    FROM (SELECT compte_id, account_id, name, currency, timezone_name, account_status, reauthorisation_needed, sync_status
          FROM changed_rows
          EXCEPT
          SELECT compte_id, account_id, name, currency, timezone_name, account_status, reauthorisation_needed, sync_status
          FROM previous_rows) AS changed;
    RETURN NULL;
END
$$;

-- CREATE TRIGGER conflicts with writers: a migration that would wait longer for them fails, and the next start repeats it.
SET LOCAL statement_timeout = '10s';
DO $$
DECLARE
    watched TEXT;
BEGIN
    FOREACH watched IN ARRAY ARRAY ['facebook_day_ledger', 'facebook_ad_objects', 'facebook_ad_accounts'] LOOP
        EXECUTE format('CREATE OR REPLACE TRIGGER facebook_data_inserted AFTER INSERT ON public.%I REFERENCING NEW TABLE AS changed_rows '
                       'FOR EACH STATEMENT EXECUTE FUNCTION public.facebook_data_changed()', watched);
        EXECUTE format('CREATE OR REPLACE TRIGGER facebook_data_updated AFTER UPDATE ON public.%I '
                       'REFERENCING OLD TABLE AS previous_rows NEW TABLE AS changed_rows '
                       'FOR EACH STATEMENT EXECUTE FUNCTION public.%I()', watched,
                       CASE watched WHEN 'facebook_ad_accounts' THEN 'facebook_account_changed' ELSE 'facebook_data_changed' END);
        EXECUTE format('CREATE OR REPLACE TRIGGER facebook_data_deleted AFTER DELETE ON public.%I REFERENCING OLD TABLE AS changed_rows '
                       'FOR EACH STATEMENT EXECUTE FUNCTION public.facebook_data_changed()', watched);
        EXECUTE format('CREATE OR REPLACE TRIGGER facebook_data_truncated AFTER TRUNCATE ON public.%I '
                       'FOR EACH STATEMENT EXECUTE FUNCTION public.facebook_data_changed()', watched);
    END LOOP;
END
$$;
SET LOCAL statement_timeout = 0;

-- The accounts that the claims may see, restricted to the named accounts (null: all) and compte (null: any), with their versions. The
-- access check of a cached response in one statement, and so in a transaction of its own, which ends with the claims.
CREATE OR REPLACE FUNCTION public.facebook_visible_versions(claims TEXT, accounts TEXT[], compte INTEGER)
    RETURNS TABLE (compte_id INTEGER, account_id TEXT, timezone_name TEXT, version BIGINT)
    LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
#variable_conflict use_column
BEGIN
    PERFORM set_config('request.jwt.claims', claims, true);
    RETURN QUERY
    SELECT a.compte_id, a.account_id::text, a.timezone_name::text,
           (SELECT coalesce(sum(v.changes), 0)::bigint FROM facebook_data_versions v
            WHERE v.compte_id = a.compte_id AND v.account_id = a.account_id)
    FROM facebook_ad_accounts a
    WHERE (accounts IS NULL OR a.account_id = ANY (accounts)) AND (compte IS NULL OR a.compte_id = compte)
    ORDER BY a.compte_id, a.account_id COLLATE "C";
END
$$;

REVOKE ALL ON FUNCTION public.facebook_count_change(INTEGER[], TEXT[]), public.facebook_data_changed(),
    public.facebook_account_changed(), public.facebook_visible_versions(TEXT, TEXT[], INTEGER) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.facebook_visible_versions(TEXT, TEXT[], INTEGER) TO fbads_query;
