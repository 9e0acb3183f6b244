package dev.fbads.system.chaos;

import java.time.Duration;

/** {@code kill -9} of the sync service, repeatedly, each time while jobs run. */
public record KilledService(int kills) implements Scenario {

    private static final Duration SOONEST = Duration.ofMillis(100);
    private static final Duration LATEST = Duration.ofMillis(2_500);

    @Override
    public String name() {
        return "kill";
    }

    @Override
    public void run(ScenarioContext context) {
        var sync = context.stack().process("sync-service");
        for (int kill = 0; kill < kills; kill++) {
            context.imports().ensureRunning();
            context.pause(SOONEST, LATEST);
            context.imports().ensureRunning();
            context.interruptions().during(sync::killForcibly);
            sync.start();
        }
    }
}
