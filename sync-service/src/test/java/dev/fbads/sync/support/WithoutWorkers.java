package dev.fbads.sync.support;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/**
 * A service that neither takes jobs nor sweeps by itself: no schedule, and no record that wakes a worker. The test claims jobs.
 */
public final class WithoutWorkers implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("quarkus.scheduler.start-mode", "halted",
                "mp.messaging.incoming.jobs.enabled", "false",
                "mp.messaging.incoming.background-jobs.enabled", "false",
                // tests of a stop wait for it, however long it takes
                "fbads.jobs.stop-within", Patience.PATIENCE.toString());
    }
}
