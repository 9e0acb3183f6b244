-- How often what is stored of an account was changed: what readers keep of it is worth nothing once the number is another. The
-- version is the sum of an account's rows here. A transaction adds a row and merges those that no other one holds, so that it
-- never waits for another: one counter per account would make parallel imports of one account wait for each other, or deadlock.
-- No foreign key: the number must go on growing when a compte or an account comes back after it was deleted.
CREATE TABLE public.facebook_data_versions (
    id BIGSERIAL PRIMARY KEY,
    compte_id INTEGER NOT NULL,
    account_id VARCHAR(255) NOT NULL,
    changes BIGINT NOT NULL CHECK (changes > 0)
);
CREATE INDEX facebook_data_versions_account ON public.facebook_data_versions (compte_id, account_id) INCLUDE (changes);

-- The same pair may be named more than once, and counts once.
CREATE FUNCTION public.facebook_count_change(comptes INTEGER[], accounts TEXT[]) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
    WITH changed AS (
        SELECT DISTINCT c.compte_id, c.account_id FROM unnest(comptes, accounts) AS c (compte_id, account_id)
    ), free AS MATERIALIZED (
        SELECT v.id FROM facebook_data_versions v JOIN changed c ON c.compte_id = v.compte_id AND c.account_id = v.account_id
        FOR UPDATE OF v SKIP LOCKED
    ), merged AS (
        DELETE FROM facebook_data_versions v USING free WHERE v.id = free.id RETURNING v.compte_id, v.account_id, v.changes
    )
    INSERT INTO facebook_data_versions (compte_id, account_id, changes)
    SELECT c.compte_id, c.account_id,
           1 + coalesce((SELECT sum(m.changes) FROM merged m WHERE m.compte_id = c.compte_id AND m.account_id = c.account_id), 0)
    FROM changed c
$$;

-- Every import, rename and change of the ledger or of an account passes one of three tables in its own transaction; the rows and
-- roll-ups that belong to it are written in the same one.
CREATE FUNCTION public.facebook_data_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' THEN
        PERFORM facebook_count_change(array_agg(compte_id), array_agg(account_id)) FROM facebook_data_versions;
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

-- Of an account only what answers tell of: when somebody last looked at it, say, is no change of theirs.
CREATE FUNCTION public.facebook_account_changed() RETURNS trigger
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

DO $$
DECLARE
    watched TEXT;
BEGIN
    FOREACH watched IN ARRAY ARRAY ['facebook_day_ledger', 'facebook_ad_objects', 'facebook_ad_accounts'] LOOP
        EXECUTE format('CREATE TRIGGER facebook_data_inserted AFTER INSERT ON public.%I REFERENCING NEW TABLE AS changed_rows '
                       'FOR EACH STATEMENT EXECUTE FUNCTION public.facebook_data_changed()', watched);
        EXECUTE format('CREATE TRIGGER facebook_data_updated AFTER UPDATE ON public.%I '
                       'REFERENCING OLD TABLE AS previous_rows NEW TABLE AS changed_rows '
                       'FOR EACH STATEMENT EXECUTE FUNCTION public.%I()', watched,
                       CASE watched WHEN 'facebook_ad_accounts' THEN 'facebook_account_changed' ELSE 'facebook_data_changed' END);
        EXECUTE format('CREATE TRIGGER facebook_data_deleted AFTER DELETE ON public.%I REFERENCING OLD TABLE AS changed_rows '
                       'FOR EACH STATEMENT EXECUTE FUNCTION public.facebook_data_changed()', watched);
        EXECUTE format('CREATE TRIGGER facebook_data_truncated AFTER TRUNCATE ON public.%I '
                       'FOR EACH STATEMENT EXECUTE FUNCTION public.facebook_data_changed()', watched);
    END LOOP;
END
$$;

-- Roll-ups that are rebuilt by hand are a change too, although the ledger stays as it is.
ALTER FUNCTION public.facebook_rebuild_rollups(INTEGER, TEXT) RENAME TO facebook_rebuild_rollups_uncounted;
CREATE FUNCTION public.facebook_rebuild_rollups(only_compte INTEGER, only_account TEXT) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    PERFORM facebook_rebuild_rollups_uncounted(only_compte, only_account);
    PERFORM facebook_count_change(array_agg(compte_id), array_agg(account_id)) FROM facebook_ad_accounts
    WHERE (only_compte IS NULL OR compte_id = only_compte) AND (only_account IS NULL OR account_id = only_account);
END
$$;

-- The accounts that the claims may see, of those named (null: all) and through the compte named (null: any), with their versions:
-- the access check of a kept answer, in one statement and so in one transaction of its own, which ends with the claims.
CREATE FUNCTION public.facebook_visible_versions(claims TEXT, accounts TEXT[], compte INTEGER)
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

ALTER TABLE public.facebook_data_versions ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.facebook_data_versions FORCE ROW LEVEL SECURITY;
CREATE POLICY facebook_data_versions_policy ON public.facebook_data_versions FOR ALL
    USING (compte_id = ANY ((SELECT public.facebook_visible_comptes())::integer[]))
    WITH CHECK (compte_id = ANY ((SELECT public.facebook_visible_comptes())::integer[]));
DO $$
BEGIN
    EXECUTE format('CREATE POLICY facebook_data_versions_owner ON public.facebook_data_versions FOR ALL TO %I '
                   'USING (true) WITH CHECK (true)', current_user);
END
$$;
GRANT SELECT ON public.facebook_data_versions TO fbads_query;

REVOKE ALL ON FUNCTION public.facebook_count_change(INTEGER[], TEXT[]), public.facebook_data_changed(),
    public.facebook_account_changed(), public.facebook_rebuild_rollups(INTEGER, TEXT), public.facebook_visible_versions(TEXT, TEXT[], INTEGER) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.facebook_visible_versions(TEXT, TEXT[], INTEGER) TO fbads_query;
