package dev.fbads.local.launcher.chaos;

import java.time.Duration;
import java.util.Map;

import dev.fbads.local.launcher.stack.ServiceProcess;

/**
 * Offsets are committed so late that every record comes again after a kill: a replica with that setting does the work, and is
 * killed a few times.
 */
public final class DelayedCommits implements Fault {

    /** Of the jobs that somebody waits for; nothing is in the background here. */
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
    public void strike(Scene scene) {
        var usual = scene.stack().process("sync-service");
        usual.stop();
        ServiceProcess late = scene.stack().startReplica("sync-service", LATE);
        scene.imports().askAt(late.url());
        scene.imports().begin();
        for (int kill = 0; kill < kills; kill++) {
            scene.pause(SOONEST, LATEST);
            scene.strikes().during(late::killForcibly);
            late.start();
        }
        scene.imports().awaitEnd();
        late.stop();
        usual.start();
    }
}
