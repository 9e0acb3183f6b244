package dev.fbads.local.launcher.stack;

import java.util.Locale;

/** Elapsed time as a person reads it. */
public final class Elapsed {

    private Elapsed() {
    }

    /** @param begin from {@link System#nanoTime()} */
    public static String since(long begin) {
        return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - begin) / 1e9);
    }
}
