package dev.fbads.system.chaos;

/** A fault that is injected while imports run, and is repaired again. */
public sealed interface Scenario
        permits KilledService, StoppedKafka, RestartedPostgres, StoppedGateway, TripledRecords, DelayedCommits, TwoServices {

    /** The name on the command line and in the report. */
    String name();

    /**
     * Starts an import and injects the fault. Returns when every process runs again; the import may still be in progress.
     */
    void run(ScenarioContext context);
}
