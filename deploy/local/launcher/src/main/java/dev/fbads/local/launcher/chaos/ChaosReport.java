package dev.fbads.local.launcher.chaos;

import java.util.List;
import java.util.function.Consumer;

import dev.fbads.local.launcher.stack.Elapsed;

/** The verdict on each fault, for a person. */
public final class ChaosReport {

    private static final int SHOWN = 10;
    private static final String LINE = "%-10s %8s %10s %14s %10s  %s";

    private final Consumer<String> out;

    public ChaosReport(Consumer<String> out) {
        this.out = out;
    }

    /** Once, above the lines. */
    public void head() {
        out.accept(LINE.formatted("fault", "strikes", "rows", "fetches a day", "recovery", "verdict"));
    }

    /** One fault's line, and the first of what is not as it should be. */
    public void line(Outcome outcome) {
        out.accept(LINE.formatted(outcome.fault(), outcome.strikes(), "%,d".formatted(outcome.rows()),
                "at most " + outcome.mostFetches(), Elapsed.text(outcome.recovery()),
                outcome.well() ? "equals the truth" : outcome.deviations().size() + " DEVIATIONS"));
        outcome.deviations().stream().limit(SHOWN).forEach(deviation -> out.accept("  " + deviation));
        if (outcome.deviations().size() > SHOWN) {
            out.accept("  and %d more".formatted(outcome.deviations().size() - SHOWN));
        }
    }

    /** The last line. */
    public void verdict(List<Outcome> outcomes) {
        long bad = outcomes.stream().filter(outcome -> !outcome.well()).count();
        out.accept(bad == 0 ? "all %d faults left the truth".formatted(outcomes.size())
                : "%d of %d faults left something else than the truth".formatted(bad, outcomes.size()));
    }
}
