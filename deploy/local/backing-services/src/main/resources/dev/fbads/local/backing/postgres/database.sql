-- What a DBA does once per database. Run as superuser in the database fbads; each run leaves the same state behind.
ALTER DATABASE fbads OWNER TO fbads_owner;
GRANT CREATE ON DATABASE fbads TO fbads_owner;
GRANT CONNECT ON DATABASE fbads TO fbads_sync, fbads_query, fbads_gateway, fbads_notifier;
ALTER SCHEMA public OWNER TO fbads_owner;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO fbads_sync, fbads_query, fbads_gateway, fbads_notifier;
