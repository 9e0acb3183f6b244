package dev.fbads.sync.support;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/**
 * A service without schedules and without job records, which neither claims nor recovers jobs. The test claims them.
 */
public final class WithoutWorkers implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("quarkus.scheduler.start-mode", "halted",
                "mp.messaging.incoming.jobs.enabled", "false",
                "mp.messaging.incoming.background-jobs.enabled", "false",
                // tests of a stop wait for it without a limit
                "fbads.jobs.stop-within", Patience.PATIENCE.toString());
    }
}
