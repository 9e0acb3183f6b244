package dev.fbads.contracts.jobs;

/** Names of the Kafka topics. The dead-letter topic of a topic has its name with {@link #DEAD_LETTER_SUFFIX}. */
public final class Topics {

    /** Jobs that a user waits for; key: job id. */
    public static final String SYNC_JOBS = "fbads.sync.jobs";
    /** Background jobs; key: job id. */
    public static final String SYNC_JOBS_BACKGROUND = "fbads.sync.jobs.background";
    /** Progress of syncs; key: sync id. */
    public static final String SYNC_EVENTS = "fbads.sync.events";

    /** Alerts; key: compte, or {@code installation}. */
    public static final String ALERTS = "fbads.alerts";
    /** Changes that Meta's webhooks reported; key: account. */
    public static final String WEBHOOKS = "fbads.webhooks";

    public static final String DEAD_LETTER_SUFFIX = ".dlq";

    private Topics() {
    }
}
