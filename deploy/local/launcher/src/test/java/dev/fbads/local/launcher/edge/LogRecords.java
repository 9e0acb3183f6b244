package dev.fbads.local.launcher.edge;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Warnings and errors of the edge and of Netty that are logged while it is open; a busy machine makes others warn. */
final class LogRecords extends Handler implements AutoCloseable {

    private static final List<String> LOGGERS = List.of(Edge.class.getPackageName(), "io.netty.");
    private static final Logger ROOT = Logger.getLogger("");

    private final List<String> warnings = new CopyOnWriteArrayList<>();

    LogRecords() {
        setLevel(Level.WARNING);
        ROOT.addHandler(this);
    }

    List<String> warnings() {
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
