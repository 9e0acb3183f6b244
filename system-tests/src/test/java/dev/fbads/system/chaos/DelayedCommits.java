package dev.fbads.system.chaos;

import java.time.Duration;
import java.util.Map;

import dev.fbads.local.launcher.stack.ServiceProcess;

/**
 * Delays offset commits, so that Kafka delivers every record again after a kill. A replica with this setting works alone and is
 * killed several times.
 */
public final class DelayedCommits implements Scenario {

    /** Only for jobs that users wait for: the scenario has no background jobs. */
    private static final Map<String, String> LATE = Map.of(
            "MP_MESSAGING_INCOMING_JOBS_COMMIT_STRATEGY", "throttled",
            "MP_MESSAGING_INCOMING_JOBS_AUTO_COMMIT_INTERVAL_MS", "600000",
            "MP_MESSAGING_INCOMING_JOBS_THROTTLED_UNPROCESSED_RECORD_MAX_AGE_MS", "0");
    private static final Duration SOONEST = Duration.ofMillis(300);
    private static final Duration LATEST = Duration.ofMillis(2_500);

    private final int kills;

    public DelayedCommits(int kills) {
        this.kills = kills;
    }

    @Override
    public String name() {
        return "offsets";
    }

    @Override
    public void run(ScenarioContext context) {
        var usual = context.stack().process("sync-service");
        usual.stop();
        ServiceProcess late = context.stack().startReplica("sync-service", LATE);
        context.imports().sendTo(late.url());
        context.imports().begin();
        for (int kill = 0; kill < kills; kill++) {
            context.pause(SOONEST, LATEST);
            context.interruptions().during(late::killForcibly);
            late.start();
        }
        context.imports().awaitEnd();
        late.stop();
        usual.start();
    }
}
