package dev.fbads.local.launcher.chaos;

/** One thing that goes wrong while an import is under way, and is healed again. */
public sealed interface Fault
        permits KilledService, StoppedKafka, RestartedPostgres, StoppedGateway, TripledRecords, DelayedCommits, TwoServices {

    /** As the command line and the report call it. */
    String name();

    /**
     * Begins an import and happens while it is under way; returns when everything runs again, whether or not the import has
     * ended.
     */
    void strike(Scene scene);
}
