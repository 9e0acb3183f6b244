package dev.fbads.notifier.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Warnings and errors about connections and requests that are logged while it is open. On a busy machine Kafka and the event
 * loops warn too, which is no fault of the service.
 */
public final class LogRecords extends Handler implements AutoCloseable {

    /** Mutiny and the contexts of Vert.x report exceptions that nobody handles. */
    private static final List<String> LOGGERS = List.of("dev.fbads.notifier.live.", "io.netty.", "io.vertx.core.http.",
            "io.vertx.core.net.", "io.vertx.core.impl.Context", "io.quarkus.mutiny.", "io.quarkus.vertx.http.",
            "io.quarkus.websockets.");
    private static final Logger ROOT = Logger.getLogger("");

    private final List<String> warnings = new CopyOnWriteArrayList<>();

    public LogRecords() {
        setLevel(Level.WARNING);
        ROOT.addHandler(this);
    }

    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    @Override
    public void publish(LogRecord logged) {
        String logger = String.valueOf(logged.getLoggerName());
        if (isLoggable(logged) && LOGGERS.stream().anyMatch(logger::startsWith)) {
            warnings.add(logger + ": " + logged.getMessage() + " " + logged.getThrown());
        }
    }

    @Override
    public void flush() {
        // Nothing is buffered.
    }

    @Override
    public void close() {
        ROOT.removeHandler(this);
    }
}
