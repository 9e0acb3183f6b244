package dev.fbads.sync.shutdown;

/** Priorities of the shutdown observers; lower ones run first. */
public final class ShutdownOrder {

    /** Scheduled methods are paused. */
    public static final int SCHEDULES = 100;
    /** Running jobs are returned. */
    public static final int WORKERS = 200;
    /** Messages that the workers left in the outbox are sent to Kafka. */
    public static final int RELAY = 300;
    /** The relay's notifications end. */
    public static final int WAKE_UP = 400;

    private ShutdownOrder() {
    }
}
