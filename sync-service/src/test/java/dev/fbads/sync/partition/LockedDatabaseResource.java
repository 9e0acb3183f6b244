package dev.fbads.sync.partition;

import java.sql.Connection;

/** A database in which another session blocks the creation of partitions until {@link #release}. */
public final class LockedDatabaseResource extends FreshDatabaseResource {

    private static final String SESSION = "keeps_partitions_away";

    @SuppressWarnings("unused") // keeps the lock
    private Connection session;

    @Override
    void prepare(FreshDatabase fresh) {
        fresh.migrate();
        session = fresh.begin("fbads_owner");
        FreshDatabase.execute(session, "SET application_name = '" + SESSION + "'");
        FreshDatabase.execute(session, "LOCK TABLE facebook_ads_data IN SHARE UPDATE EXCLUSIVE MODE");
    }

    /** Ends the session that holds the lock. */
    static void release(FreshDatabase database) {
        database.select("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '" + SESSION + "'");
    }
}
