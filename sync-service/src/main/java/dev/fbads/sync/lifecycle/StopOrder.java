package dev.fbads.sync.lifecycle;

/** In which order the parts stop; lower goes first. */
public final class StopOrder {

    /** No further sweep or look. */
    public static final int SCHEDULES = 100;
    /** Jobs are given back. */
    public static final int WORKERS = 200;
    /** What the workers left in the outbox is brought to Kafka. */
    public static final int RELAY = 300;
    /** Nobody wakes the relay any more. */
    public static final int WAKE_UP = 400;

    private StopOrder() {
    }
}
