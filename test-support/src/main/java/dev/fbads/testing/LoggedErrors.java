package dev.fbads.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The errors that this JVM logs while it is open, and what Netty and the database's driver warn of. */
public final class LoggedErrors implements AutoCloseable {

    private static final Logger ROOT = Logger.getLogger("");

    private final List<String> found = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord logged) {
            if (logged.getLevel().intValue() >= Level.SEVERE.intValue() || warnsOfAConnection(logged)) {
                found.add("%s %s: %s %s".formatted(logged.getLevel(), logged.getLoggerName(), logged.getMessage(),
                        logged.getThrown()));
            }
        }

        @Override
        public void flush() {
            // Nothing is buffered.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    private static boolean warnsOfAConnection(LogRecord logged) {
        String name = String.valueOf(logged.getLoggerName());
        return logged.getLevel().intValue() >= Level.WARNING.intValue()
                && (name.startsWith("io.netty.") || name.startsWith("io.vertx.sqlclient."));
    }

    private LoggedErrors() {
        ROOT.addHandler(handler);
    }

    /** Begins to listen. */
    public static LoggedErrors listen() {
        return new LoggedErrors();
    }

    /** What was logged so far. */
    public List<String> found() {
        return List.copyOf(found);
    }

    @Override
    public void close() {
        ROOT.removeHandler(handler);
    }
}
