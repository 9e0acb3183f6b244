package dev.fbads.local.launcher.chaos;

/** Two sync services at once, over the same jobs, records and schedules. */
public final class TwoServices implements Fault {

    @Override
    public String name() {
        return "two";
    }

    @Override
    public void strike(Scene scene) {
        var second = scene.stack().startReplica("sync-service");
        scene.imports().begin();
        scene.imports().awaitEnd();
        second.stop();
    }
}
