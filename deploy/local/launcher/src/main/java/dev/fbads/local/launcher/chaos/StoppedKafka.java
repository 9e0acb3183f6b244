package dev.fbads.local.launcher.chaos;

import java.time.Duration;

/** The broker is away for a while; runs go on, for the database is the truth about jobs. */
public record StoppedKafka(Duration length) implements Fault {

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public void strike(Scene scene) {
        var kafka = scene.stack().backing().kafka();
        scene.imports().keepUnderWay();
        kafka.stop();
        scene.pause(length);
        kafka.start();
    }
}
