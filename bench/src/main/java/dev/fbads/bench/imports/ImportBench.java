package dev.fbads.bench.imports;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.fbads.bench.Median;
import dev.fbads.local.launcher.demo.DemoPeriod;
import dev.fbads.local.launcher.demo.PeriodImport;
import dev.fbads.local.launcher.stack.Stack;
import dev.fbads.local.launcher.stack.StackException;

/**
 * Measures imported rows per second from the sync request to the event {@code completed}, beside {@code COPY} of the same rows.
 * The two alternate, so that a busy machine affects both.
 */
public final class ImportBench {

    private static final String ACCOUNT = "act_900100600";
    private static final int ADS = 500;
    private static final double GOAL = 8_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Stack stack;
    private final Consumer<String> out;

    public ImportBench(Stack stack, Consumer<String> out) {
        this.stack = stack;
        this.out = out;
    }

    /**
     * Imports one period per round, each before the previous one; the first round warms up.
     *
     * @return whether the goal is met
     */
    public boolean run(LocalDate newest, int days, int rounds) {
        out.accept("import: %d ads x %d days a round".formatted(ADS, days));
        out.accept("%-8s %8s %12s %12s %7s".formatted("round", "rows", "import/s", "COPY/s", "ratio"));
        List<Double> imported = new ArrayList<>();
        List<Double> copied = new ArrayList<>();
        for (int round = 0; round <= rounds; round++) {
            var until = newest.minusDays((long) round * days);
            var figures = round(new DemoPeriod(until.minusDays(days - 1L), until));
            print(round == 0 ? "warm-up" : Integer.toString(round), figures.rows(), figures.imported(), figures.copied());
            if (round > 0) {
                imported.add(figures.imported());
                copied.add(figures.copied());
            }
        }
        print("median", 0, Median.of(imported), Median.of(copied));
        boolean met = Median.of(imported) >= GOAL;
        out.accept("goal: at least %,.0f rows/s: %s".formatted(GOAL, met ? "met" : "missed"));
        return met;
    }

    private Figures round(DemoPeriod period) {
        var elapsed = new PeriodImport(stack.url(), PATIENCE).run(stack.token("superadmin"), ACCOUNT, period, line -> {
        }).orElseThrow(() -> new StackException("the period is stored already"));
        try {
            var copy = CopyBaseline.of(stack.backing().postgres(), ACCOUNT, period);
            return new Figures(copy.rows(), copy.rows() / seconds(elapsed), copy.rows() / seconds(copy.elapsed()));
        } catch (SQLException e) {
            throw new StackException("the baseline failed: " + e.getMessage(), e);
        }
    }

    private void print(String name, long rows, double imported, double copied) {
        out.accept("%-8s %8s %,12.0f %,12.0f %6.0f%%".formatted(name, rows == 0 ? "" : "%,d".formatted(rows), imported, copied,
                100 * imported / copied));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    /** Of one round, in rows per second. */
    private record Figures(long rows, double imported, double copied) {
    }
}
