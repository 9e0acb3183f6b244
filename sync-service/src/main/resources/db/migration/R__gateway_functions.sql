-- Everything that the gateway may do in this schema: list the comptes that a user manages, link an account to one, and mark an
-- account for re-authorization. SECURITY DEFINER, so that it needs no grant on a table.

CREATE OR REPLACE FUNCTION public.facebook_managed_comptes(manager TEXT) RETURNS SETOF INTEGER
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
    SELECT g.compte_id FROM compte_gestionnaires g WHERE g.user_id::text = manager ORDER BY g.compte_id
$$;

-- Links the account, or updates its facts. Fails with insufficient_privilege if the user does not manage the compte.
CREATE OR REPLACE FUNCTION public.facebook_link_account(manager TEXT, compte INTEGER, account TEXT, account_name TEXT,
        account_currency TEXT, account_timezone TEXT, status INTEGER) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM compte_gestionnaires g WHERE g.compte_id = compte AND g.user_id::text = manager) THEN
        RAISE EXCEPTION 'only a manager of the compte links accounts to it' USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO facebook_ad_accounts AS a (compte_id, account_id, name, currency, timezone_name, account_status)
    VALUES (compte, account, left(account_name, 500), account_currency, account_timezone, status)
    ON CONFLICT (compte_id, account_id) DO UPDATE SET name = excluded.name, currency = excluded.currency,
        timezone_name = excluded.timezone_name, account_status = excluded.account_status, reauthorisation_needed = false,
        updated_at = now();
END
$$;

CREATE OR REPLACE FUNCTION public.facebook_mark_reauthorisation(compte INTEGER, account TEXT, needed BOOLEAN) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
    UPDATE facebook_ad_accounts SET reauthorisation_needed = needed, updated_at = now()
    WHERE compte_id = compte AND account_id = account AND reauthorisation_needed <> needed
$$;

REVOKE ALL ON FUNCTION public.facebook_managed_comptes(TEXT),
    public.facebook_link_account(TEXT, INTEGER, TEXT, TEXT, TEXT, TEXT, INTEGER),
    public.facebook_mark_reauthorisation(INTEGER, TEXT, BOOLEAN) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.facebook_managed_comptes(TEXT),
    public.facebook_link_account(TEXT, INTEGER, TEXT, TEXT, TEXT, TEXT, INTEGER),
    public.facebook_mark_reauthorisation(INTEGER, TEXT, BOOLEAN) TO fbads_gateway;
GRANT EXECUTE ON FUNCTION public.facebook_managed_comptes(TEXT) TO fbads_sync;
