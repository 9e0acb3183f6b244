-- The host application owns these tables and auth.jwt(). They are created only where they do not exist, so that the same migration
-- runs on a bare PostgreSQL and on Supabase.

CREATE TABLE IF NOT EXISTS public.comptes (
    id INTEGER PRIMARY KEY,
    nom TEXT
);

CREATE TABLE IF NOT EXISTS public.compte_users_clients (
    compte_id INTEGER NOT NULL REFERENCES public.comptes (id) ON DELETE CASCADE,
    user_id TEXT NOT NULL,
    PRIMARY KEY (user_id, compte_id)
);

CREATE TABLE IF NOT EXISTS public.compte_users_pub_gms (
    compte_id INTEGER NOT NULL REFERENCES public.comptes (id) ON DELETE CASCADE,
    user_id TEXT NOT NULL,
    PRIMARY KEY (user_id, compte_id)
);

CREATE TABLE IF NOT EXISTS public.compte_gestionnaires (
    compte_id INTEGER NOT NULL REFERENCES public.comptes (id) ON DELETE CASCADE,
    user_id TEXT NOT NULL,
    PRIMARY KEY (user_id, compte_id)
);

CREATE SCHEMA IF NOT EXISTS auth;

DO $$
BEGIN
    IF to_regprocedure('auth.jwt()') IS NULL THEN
        CREATE FUNCTION auth.jwt() RETURNS jsonb
            LANGUAGE sql STABLE
        AS $body$
            SELECT coalesce(nullif(current_setting('request.jwt.claim', true), ''),
                            nullif(current_setting('request.jwt.claims', true), ''))::jsonb
        $body$;
    END IF;
END
$$;

-- The operator creates login roles with passwords. A role that does not exist is created without login, so that grants can name it.
DO $$
DECLARE
    role_name TEXT;
BEGIN
    FOREACH role_name IN ARRAY ARRAY ['fbads_sync', 'fbads_query', 'fbads_notifier', 'fbads_gateway'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role_name) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN NOBYPASSRLS', role_name);
        END IF;
    END LOOP;
END
$$;
