package dev.fbads.local.launcher.chaos;

import java.time.Duration;

/** {@code kill -9} of the sync service, again and again, each time while jobs run. */
public record KilledService(int kills) implements Fault {

    private static final Duration SOONEST = Duration.ofMillis(100);
    private static final Duration LATEST = Duration.ofMillis(2_500);

    @Override
    public String name() {
        return "kill";
    }

    @Override
    public void strike(Scene scene) {
        var sync = scene.stack().process("sync-service");
        for (int kill = 0; kill < kills; kill++) {
            scene.imports().keepUnderWay();
            scene.pause(SOONEST, LATEST);
            scene.strikes().during(sync::killForcibly);
            sync.start();
        }
    }
}
