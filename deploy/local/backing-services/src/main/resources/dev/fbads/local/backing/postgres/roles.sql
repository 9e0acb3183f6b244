-- Set-up of the roles of a cluster. A superuser runs it; it can be repeated.
-- The password of a role is passed as the session setting fbads.<role name>.
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
-- sync-service responds to users as fbads_query (SET LOCAL ROLE), under row level security.
GRANT fbads_query TO fbads_sync;
