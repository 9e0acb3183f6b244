package dev.fbads.local.backing;

/**
 * One running service. {@link #stop()} and {@link #start()} are for fault tests: the service comes back on the same port
 * with the same data.
 */
public interface BackingService extends AutoCloseable {

    /** Starts it unless it runs; returns when it answers. */
    void start();

    /** Stops it unless it is stopped, and keeps its data. */
    void stop();

    boolean running();

    /** The port on localhost, the same for the life of this object. */
    int port();

    /** Stops it for good and deletes temporary data. */
    @Override
    void close();
}
