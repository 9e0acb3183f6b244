-- What a DBA does once per cluster. Run as superuser; each run leaves the same roles behind.
-- The password of a role comes in as the session setting fbads.<role name>.
DO $$
DECLARE
    role_name text;
BEGIN
    FOREACH role_name IN ARRAY ARRAY['fbads_owner', 'fbads_sync', 'fbads_query', 'fbads_gateway', 'fbads_notifier']
    LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role_name) THEN
            EXECUTE format('CREATE ROLE %I', role_name);
        END IF;
        EXECUTE format(
            'ALTER ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD %L',
            role_name, current_setting('fbads.' || role_name));
    END LOOP;
END
$$;
-- The writer answers people as fbads_query (SET LOCAL ROLE), under row level security.
GRANT fbads_query TO fbads_sync;
