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
 * Rows a second from the spool to the commit, with roll-ups, summary, ledger, progress and events, beside {@code COPY} of the
 * same
 * rows into the same table with its indexes. A round is one job, so that nothing else writes meanwhile.
 */
public final class IngestBench {

    /** Larger than what a wish is cut into otherwise: the figure is about rows, not about jobs. */
    public static final int DAYS = 30;

    private static final String ACCOUNT = "act_900100600";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Stack stack;
    private final Consumer<String> out;
    private final Database database;

    /** @param stack whose plans make one job of {@link #DAYS} days */
    public IngestBench(Stack stack, Consumer<String> out) {
        this.stack = stack;
        this.out = out;
        this.database = new Database(stack.backing().postgres());
    }

    /** Each round takes the days before; the median leaves the first, which warms up, out. */
    public void run(LocalDate newest, int rounds) {
        out.accept("ingest of %s: 500 ads x %d days in one job a round".formatted(ACCOUNT, DAYS));
        out.accept("%-8s %8s %12s %12s %7s".formatted("round", "rows", "ingest/s", "COPY/s", "ratio"));
        List<Double> ingested = new ArrayList<>();
        List<Double> copied = new ArrayList<>();
        for (int round = 0; round <= rounds; round++) {
            var until = newest.minusDays((long) round * DAYS);
            var period = new DemoPeriod(until.minusDays(DAYS - 1L), until);
            var took = new PeriodImport(stack.url(), PATIENCE).run(stack.token("superadmin"), ACCOUNT, period, line -> {
            });
            if (took.isEmpty()) {
                throw new StackException("the period was stored already");
            }
            var times = RunTimes.of(database, ACCOUNT, period);
            double copy = copy(period);
            print(round == 0 ? "warm-up" : Integer.toString(round), times.rows(), times.writtenPerSecond(), copy);
            if (round > 0) {
                ingested.add(times.writtenPerSecond());
                copied.add(copy);
            }
        }
        print("median", 0, Median.of(ingested), Median.of(copied));
    }

    private double copy(DemoPeriod period) {
        try {
            var copy = CopyBaseline.of(stack.backing().postgres(), ACCOUNT, period);
            return copy.rows() / (copy.took().toNanos() / 1e9);
        } catch (SQLException e) {
            throw new StackException("the baseline failed: " + e.getMessage(), e);
        }
    }

    private void print(String name, long rows, double ingested, double copied) {
        out.accept("%-8s %8s %,12.0f %,12.0f %6.0f%%".formatted(name, rows == 0 ? "" : "%,d".formatted(rows), ingested, copied,
                100 * ingested / copied));
    }
}
