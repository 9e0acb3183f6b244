package dev.fbads.local.launcher.stack;

import java.time.Duration;
import java.util.Locale;

/** Elapsed time as a person reads it. */
public final class Elapsed {

    private Elapsed() {
    }

    /** @param begin from {@link System#nanoTime()} */
    public static String since(long begin) {
        return text(Duration.ofNanos(System.nanoTime() - begin));
    }

    /** Seconds with one decimal. */
    public static String text(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toNanos() / 1e9);
    }
}
