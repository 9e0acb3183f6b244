-- Set-up of the database. A superuser runs it in the database fbads; it can be repeated.
ALTER DATABASE fbads OWNER TO fbads_owner;
GRANT CREATE ON DATABASE fbads TO fbads_owner;
GRANT CONNECT ON DATABASE fbads TO fbads_sync, fbads_query, fbads_gateway, fbads_notifier;
ALTER SCHEMA public OWNER TO fbads_owner;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO fbads_sync, fbads_query, fbads_gateway, fbads_notifier;
