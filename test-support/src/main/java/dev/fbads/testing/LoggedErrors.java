package dev.fbads.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Collects log records of this JVM that a test must not cause, from its creation until it is closed. */
public final class LoggedErrors implements AutoCloseable {

    private static final Logger ROOT = Logger.getLogger("");

    private final List<String> found = new CopyOnWriteArrayList<>();
    private final Handler handler;

    private LoggedErrors(Predicate<LogRecord> collected) {
        this.handler = new Handler() {

            @Override
            public void publish(LogRecord logged) {
                if (collected.test(logged)) {
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
        ROOT.addHandler(handler);
    }

    /** Collects the errors of all loggers, and the warnings of Netty and of the database's driver. */
    public static LoggedErrors listen() {
        return new LoggedErrors(
                logged -> isAtLeast(Level.SEVERE, logged) || isWarningOf(List.of("io.netty.", "io.vertx.sqlclient."), logged));
    }

    /**
     * Collects the warnings and errors of the given loggers only, because on a busy machine others log warnings too.
     *
     * @param prefixes of the names of the loggers
     */
    public static LoggedErrors warningsOf(String... prefixes) {
        List<String> loggers = List.of(prefixes);
        return new LoggedErrors(logged -> isWarningOf(loggers, logged));
    }

    /** The records collected so far, oldest first. */
    public List<String> found() {
        return List.copyOf(found);
    }

    @Override
    public void close() {
        ROOT.removeHandler(handler);
    }

    private static boolean isWarningOf(List<String> prefixes, LogRecord logged) {
        String name = String.valueOf(logged.getLoggerName());
        return isAtLeast(Level.WARNING, logged) && prefixes.stream().anyMatch(name::startsWith);
    }

    private static boolean isAtLeast(Level level, LogRecord logged) {
        return logged.getLevel().intValue() >= level.intValue();
    }
}
