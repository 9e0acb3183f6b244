package dev.fbads.local.backing.process;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Servers inside this JVM tell hundreds of lines about themselves; a test or a developer wants to see what is wrong. Works
 * where SLF4J leads to {@code java.util.logging} or JBoss LogManager, which is everywhere in this repository.
 */
public final class QuietLogs {

    /** Held, because {@code java.util.logging} forgets the level of a logger that nobody refers to. */
    private static final Map<String, Logger> LOGGERS = new ConcurrentHashMap<>();

    private QuietLogs() {
    }

    /** From now on these loggers, and those below them, say nothing under the level. */
    public static void limit(Level level, String... names) {
        for (var name : names) {
            LOGGERS.computeIfAbsent(name, Logger::getLogger).setLevel(level);
        }
    }

    /** Log4j's interface alone, which Kafka brings, would complain that there is nothing behind it. */
    public static void silenceLog4jStatus() {
        if (System.getProperty("log4j2.StatusLogger.level") == null) {
            System.setProperty("log4j2.StatusLogger.level", "OFF");
        }
    }
}
