package dev.fbads.local.launcher.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.fbads.local.launcher.demo.DemoPeriod;
import dev.fbads.local.launcher.demo.PeriodImport;
import dev.fbads.local.launcher.sql.Database;
import dev.fbads.local.launcher.stack.Stack;
import dev.fbads.local.launcher.stack.StackException;

/**
 * Rows a second end to end (wish, plan, Graph, gateway, ingest, roll-ups, ledger, events), and of {@code COPY} of the same rows
 * into the same table with its indexes. Rounds take turns, so that a noisy machine disturbs both alike.
 */
public final class ImportBench {

    private static final String ACCOUNT = "act_900100600";
    private static final int DAYS = 90;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Stack stack;
    private final Consumer<String> out;

    public ImportBench(Stack stack, Consumer<String> out) {
        this.stack = stack;
        this.out = out;
    }

    /**
     * @param newest last day of the first round; each further round takes the 90 days before
     * @param rounds after one that warms up
     */
    public void run(LocalDate newest, int rounds) {
        out.accept("import of %s: 500 ads x %d days a round, one simulator, gateway and sync service".formatted(ACCOUNT, DAYS));
        out.accept("%-8s %8s %14s %14s %7s".formatted("round", "rows", "end to end/s", "COPY/s", "ratio"));
        List<Double> imported = new ArrayList<>();
        List<Double> copied = new ArrayList<>();
        for (int round = 0; round <= rounds; round++) {
            var until = newest.minusDays((long) round * DAYS);
            var figures = round(new DemoPeriod(until.minusDays(DAYS - 1L), until));
            out.accept(line(round == 0 ? "warm-up" : Integer.toString(round), figures.rows(), figures.imported(),
                    figures.copied()));
            out.accept("         " + figures.whereTo());
            if (round > 0) {
                imported.add(figures.imported());
                copied.add(figures.copied());
            }
        }
        out.accept(line("median", 0, Median.of(imported), Median.of(copied)));
    }

    private Figures round(DemoPeriod period) {
        var before = CpuTimes.of(stack);
        var took = new PeriodImport(stack.url(), PATIENCE).run(stack.token("superadmin"), ACCOUNT, period, line -> {
        }).orElseThrow(() -> new StackException("the period was stored already"));
        var cpu = CpuTimes.of(stack).since(before);
        var times = RunTimes.of(new Database(stack.backing().postgres()), ACCOUNT, period);
        try {
            var copy = CopyBaseline.of(stack.backing().postgres(), ACCOUNT, period);
            return new Figures(copy.rows(), copy.rows() / seconds(took), copy.rows() / seconds(copy.took()),
                    times + "; CPU s: " + cpu);
        } catch (SQLException e) {
            throw new StackException("the baseline failed: " + e.getMessage(), e);
        }
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static String line(String name, long rows, double imported, double copied) {
        return "%-8s %8s %,14.0f %,14.0f %6.0f%%".formatted(name, rows == 0 ? "" : "%,d".formatted(rows), imported, copied,
                100 * imported / copied);
    }

    /** Of one round; rates in rows a second. */
    private record Figures(long rows, double imported, double copied, String whereTo) {
    }
}
