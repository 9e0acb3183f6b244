package dev.fbads.local.launcher.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was promised of a line, and whether it is kept. */
final class Goal {

    private static final double MOST_TIMES_BARE = 1.5;

    private final List<String> missed = new ArrayList<>();

    /** At most so much; 0 for any. */
    Goal most(String what, double found, double most) {
        return most > 0 && found > most ? miss("%s %.1f > %.1f", what, found, most) : this;
    }

    /** At least so much. */
    Goal least(String what, double found, double least) {
        return found < least ? miss("%s %.0f < %.0f", what, found, least) : this;
    }

    /** Not much slower than its statements alone. */
    Goal besideBare(double times) {
        return most("ratio", times, MOST_TIMES_BARE);
    }

    private Goal miss(String format, Object... args) {
        missed.add(String.format(Locale.ROOT, format, args));
        return this;
    }

    @Override
    public String toString() {
        return missed.isEmpty() ? "kept" : "missed: " + String.join(", ", missed);
    }
}
