package dev.fbads.local.launcher.chaos;

import java.time.Duration;

/** The database is stopped and started: every connection breaks, in the middle of whatever transaction. */
public record RestartedPostgres(Duration length) implements Fault {

    private static final Duration LATEST = Duration.ofSeconds(2);

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public void strike(Scene scene) {
        var postgres = scene.stack().backing().postgres();
        scene.imports().keepUnderWay();
        scene.pause(Duration.ZERO, LATEST);
        scene.strikes().during(() -> {
            postgres.stop();
            scene.pause(length);
            postgres.start();
        });
    }
}
