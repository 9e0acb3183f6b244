package dev.fbads.system.chaos;

import java.util.List;
import java.util.function.Consumer;

import dev.fbads.local.launcher.stack.Elapsed;

/** Prints the outcome of each scenario as a table. */
final class ChaosReport {

    private static final int SHOWN = 10;
    private static final String LINE = "%-10s %8s %10s %14s %10s  %s";

    private final Consumer<String> out;

    ChaosReport(Consumer<String> out) {
        this.out = out;
    }

    /** Prints the column titles. */
    void titles() {
        out.accept(LINE.formatted("scenario", "breaks", "rows", "fetches a day", "recovery", "result"));
    }

    /** Prints one scenario and its first deviations. */
    void line(Outcome outcome) {
        out.accept(LINE.formatted(outcome.scenario(), outcome.interruptions(), "%,d".formatted(outcome.rows()),
                "at most " + outcome.mostFetches(), Elapsed.text(outcome.recovery()),
                outcome.passed() ? "equals the reference" : outcome.deviations().size() + " DEVIATIONS"));
        outcome.deviations().stream().limit(SHOWN).forEach(deviation -> out.accept("  " + deviation));
        if (outcome.deviations().size() > SHOWN) {
            out.accept("  and %d more".formatted(outcome.deviations().size() - SHOWN));
        }
    }

    /** Prints the last line. */
    void summary(List<Outcome> outcomes) {
        long failed = outcomes.stream().filter(outcome -> !outcome.passed()).count();
        out.accept(failed == 0 ? "all %d scenarios ended with the reference data".formatted(outcomes.size())
                : "%d of %d scenarios ended with deviations".formatted(failed, outcomes.size()));
    }
}
