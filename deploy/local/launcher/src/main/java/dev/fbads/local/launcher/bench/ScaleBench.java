package dev.fbads.local.launcher.bench;

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
 * What a row costs to write while few rows are stored, and while millions of another compte's are, spread over the partitions
 * that the import writes to.
 */
public final class ScaleBench {

    private static final String ACCOUNT = "act_900100600";
    private static final int DAYS = 30;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Stack stack;
    private final Consumer<String> out;
    private final Database database;

    /** @param stack whose plans make one job of {@value #DAYS} days */
    public ScaleBench(Stack stack, Consumer<String> out) {
        this.stack = stack;
        this.out = out;
        this.database = new Database(stack.backing().postgres());
    }

    /** Rounds before and after take turns in nothing but time, so the machine should be quiet. */
    public void run(LocalDate newest, int rounds, long rows) {
        out.accept("%-14s %8s %20s".formatted("stored", "rows", "microseconds a row"));
        double few = measure("few", newest, rounds);
        long begin = System.nanoTime();
        FillerRows.store(database, newest, rows);
        out.accept("%,d rows stored in %d s".formatted(rows, Duration.ofNanos(System.nanoTime() - begin).toSeconds()));
        // The partitions that were written to before are no colder or warmer than the others: both halves warm up.
        double many = measure("%,d".formatted(rows), newest.minusDays((rounds + 1L) * DAYS), rounds);
        out.accept("a row costs %.2f times as much".formatted(many / few));
    }

    private double measure(String stored, LocalDate newest, int rounds) {
        List<Double> costs = new ArrayList<>();
        for (int round = 0; round <= rounds; round++) {
            var until = newest.minusDays((long) round * DAYS);
            var period = new DemoPeriod(until.minusDays(DAYS - 1L), until);
            var took = new PeriodImport(stack.url(), PATIENCE).run(stack.token("superadmin"), ACCOUNT, period, line -> {
            });
            if (took.isEmpty()) {
                throw new StackException("the period was stored already");
            }
            var times = RunTimes.of(database, ACCOUNT, period);
            out.accept("%-14s %,8d %20.0f%s".formatted(stored, times.rows(), times.writeMicrosPerRow(),
                    round == 0 ? "  (warm-up)" : ""));
            if (round > 0) {
                costs.add(times.writeMicrosPerRow());
            }
        }
        return Median.of(costs);
    }
}
