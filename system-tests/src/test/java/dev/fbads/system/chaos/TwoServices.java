package dev.fbads.system.chaos;

/** Runs two sync services on the same jobs, records and schedules. */
public final class TwoServices implements Scenario {

    @Override
    public String name() {
        return "two";
    }

    @Override
    public void run(ScenarioContext context) {
        var second = context.stack().startReplica("sync-service");
        context.imports().begin();
        context.imports().awaitEnd();
        second.stop();
    }
}
