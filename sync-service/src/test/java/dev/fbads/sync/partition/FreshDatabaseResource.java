package dev.fbads.sync.partition;

import java.util.HashMap;
import java.util.Map;

import dev.fbads.local.backing.BackingServicesTestResource;
import dev.fbads.testing.TestClock;

/** The backing services with a new, empty database, at the instant of the tests. */
public class FreshDatabaseResource extends BackingServicesTestResource {

    /** The configuration key of the database's name. */
    static final String NAME = "FBADS_DB_NAME";

    /** The longest time for which a statement waits for a lock. */
    static final String LOCK_TIMEOUT = "2s";

    private FreshDatabase database;

    @Override
    public Map<String, String> start() {
        Map<String, String> environment = new HashMap<>(super.start());
        database = FreshDatabase.create();
        prepare(database);
        environment.put(NAME, database.name());
        environment.put("FBADS_CLOCK_INSTANT", TestClock.NOW.toString());
        return environment;
    }

    @Override
    public void stop() {
        database.drop();
    }

    /** Before the service starts. */
    void prepare(FreshDatabase fresh) {
        fresh.limitLockWaits(LOCK_TIMEOUT);
    }
}
